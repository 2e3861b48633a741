// SPDX-License-Identifier: Apache-2.0
#include "bench.h"

#include <cstdio>
#include <cstdlib>

Bench::Bench(uint64_t seed, unsigned bytes) : generator_(seed), bytes_(bytes) {
  context_.randReset(2);
  context_.randSeed(static_cast<int>(seed % 0x7FFFFFFF + 1));
  model_ = std::make_unique<Vcycle_monitor>(&context_);
  model_->s_axi_awvalid = 0;
  model_->s_axi_wvalid = 0;
  model_->s_axi_bready = 0;
  model_->s_axi_arvalid = 0;
  model_->s_axi_rready = 0;
  randomize();
  reset();
}

void Bench::reset() {
  pins_ = Pins();
  reads_ = writes_ = frames_ = 0;
  in_frame_ = register_write_ = register_read_ = false;
  // AXI: every VALID is low in reset.
  present();
  model_->aresetn = 0;
  for (int i = 0; i < 4; ++i) {
    model_->aclk = 0;
    model_->eval();
    model_->aclk = 1;
    model_->eval();
  }
  model_->aresetn = 1;
  log.assign(1, Pins());
}

void Bench::randomize() {
  static const unsigned kRates[] = {0, 30, 200, 500, 900, 1000};
  for (int i = 0; i < kChannels; ++i) {
    traffic.valid[i] = kRates[1 + random(5)];
    traffic.ready[i] = kRates[1 + random(5)];
  }
  traffic.last = kRates[1 + random(3)];
  traffic.partial = kRates[random(6)];
  traffic.registers = kRates[random(5)];
  static const unsigned kResets[] = {0, 0, 5, 100};
  traffic.stream_reset = kResets[random(4)];
  // Now and then more than the monitor can measure at once.
  traffic.max_outstanding = random(4) == 0 ? 150 : 1 + random(40);
}

uint32_t Bench::keep() {
  const uint32_t all = static_cast<uint32_t>((uint64_t{1} << bytes_) - 1);
  return chance(traffic.partial) ? static_cast<uint32_t>(generator_()) & all : all;
}

// The pins of the next clock. VALID stays until READY, as AXI demands; payload then stays too.
void Bench::drive() {
  Pins next = pins_;
  bool fresh[kChannels];
  for (int i = 0; i < kChannels; ++i) {
    next.ready[i] = chance(traffic.ready[i]);
    fresh[i] = !pins_.valid[i] || pins_.ready[i];
    if (fresh[i]) next.valid[i] = chance(traffic.valid[i]);
  }
  if (fresh[kAr] && reads_ >= traffic.max_outstanding) next.valid[kAr] = false;
  if (fresh[kAw] && writes_ >= traffic.max_outstanding) next.valid[kAw] = false;
  if (fresh[kR]) {
    next.r_last = chance(traffic.last);
    if (reads_ == 0) next.valid[kR] = false;
  }
  if (fresh[kB] && writes_ == 0) next.valid[kB] = false;
  if (fresh[kW]) next.w_strobes = keep();
  if (fresh[kSource]) {
    next.source_keep = keep();
    next.source_last = chance(traffic.last);
    // The core holds a few frames at most.
    if (!in_frame_ && frames_ >= 6) next.valid[kSource] = false;
  }
  if (fresh[kDestination]) {
    next.destination_keep = keep();
    next.destination_last = frames_ > 0 && chance(traffic.last);
  }
  next.stream_reset = chance(pins_.stream_reset ? 500 : traffic.stream_reset);
  // A reset stream offers nothing, from the second clock on: in the first one a beat may still pass.
  if (pins_.stream_reset) next.valid[kSource] = next.valid[kDestination] = false;

  // The watched register port: one write and one read at a time, address and data apart.
  if (!register_write_ && !next.aw_valid && !next.w_valid && chance(traffic.registers)) {
    next.aw_valid = chance(700);
    next.w_valid = !next.aw_valid || chance(500);
    register_write_ = true;
  } else if (register_write_) {
    if (chance(500)) next.aw_valid = false;
    if (chance(500)) next.w_valid = false;
  }
  next.b_ready = chance(600);
  if (!pins_.b_valid || pins_.b_ready) {
    next.b_valid = register_write_ && !next.aw_valid && !next.w_valid && chance(300);
  }
  if (!register_read_ && chance(traffic.registers)) {
    next.ar_valid = register_read_ = true;
  } else if (next.ar_valid && chance(500)) {
    next.ar_valid = false;
  }
  next.r_ready = chance(600);
  if (!pins_.r_valid || pins_.r_ready) {
    next.r_valid = register_read_ && !next.ar_valid && chance(300);
  }
  pins_ = next;
}

void Bench::present() {
  const Pins& next = pins_;
  Vcycle_monitor& m = *model_;
  m.mem_arvalid = next.valid[kAr], m.mem_arready = next.ready[kAr];
  m.mem_rvalid = next.valid[kR], m.mem_rready = next.ready[kR], m.mem_rlast = next.r_last;
  m.mem_awvalid = next.valid[kAw], m.mem_awready = next.ready[kAw];
  m.mem_wvalid = next.valid[kW], m.mem_wready = next.ready[kW];
  m.mem_wstrb = next.w_strobes;
  m.mem_bvalid = next.valid[kB], m.mem_bready = next.ready[kB];
  m.stream_aresetn = !next.stream_reset;
  m.src_tvalid = next.valid[kSource], m.src_tready = next.ready[kSource];
  m.src_tlast = next.source_last, m.src_tkeep = next.source_keep;
  m.dst_tvalid = next.valid[kDestination], m.dst_tready = next.ready[kDestination];
  m.dst_tlast = next.destination_last, m.dst_tkeep = next.destination_keep;
  m.reg_awvalid = next.aw_valid, m.reg_wvalid = next.w_valid;
  m.reg_bvalid = next.b_valid, m.reg_bready = next.b_ready;
  m.reg_arvalid = next.ar_valid, m.reg_rvalid = next.r_valid, m.reg_rready = next.r_ready;
}

void Bench::clock() {
  drive();
  present();
  log.push_back(pins_);
  model_->aclk = 0;
  model_->eval();
  model_->aclk = 1;
  model_->eval();

  reads_ += pins_.beat(kAr);
  reads_ -= pins_.beat(kR) && pins_.r_last;
  writes_ += pins_.beat(kAw);
  writes_ -= pins_.beat(kB);
  if (pins_.beat(kSource)) {
    frames_ += !in_frame_;
    in_frame_ = !pins_.source_last;
  }
  if (pins_.beat(kDestination) && pins_.destination_last) --frames_;
  if (pins_.stream_reset) {
    frames_ = 0;
    in_frame_ = false;
  }
  if (pins_.b_valid && pins_.b_ready) register_write_ = false;
  if (pins_.r_valid && pins_.r_ready) register_read_ = false;
}

void Bench::write(uint32_t address, uint32_t value, uint32_t strobes) {
  Vcycle_monitor& m = *model_;
  m.s_axi_awaddr = address;
  m.s_axi_wdata = value;
  m.s_axi_wstrb = strobes;
  bool address_done = false, data_done = false;
  for (int i = 0; i < 100; ++i) {
    m.s_axi_awvalid = !address_done && (m.s_axi_awvalid || chance(600));
    m.s_axi_wvalid = !data_done && (m.s_axi_wvalid || chance(600));
    m.s_axi_bready = chance(600);
    m.eval();
    const bool aw = m.s_axi_awvalid && m.s_axi_awready, w = m.s_axi_wvalid && m.s_axi_wready;
    const bool done = m.s_axi_bvalid && m.s_axi_bready;
    clock();
    address_done |= aw;
    data_done |= w;
    if (done) {
      m.s_axi_bready = 0;
      return;
    }
  }
  std::fprintf(stderr, "a write of 0x%X was not answered\n", address);
  std::exit(1);
}

uint32_t Bench::read(uint32_t address) {
  Vcycle_monitor& m = *model_;
  m.s_axi_araddr = address;
  bool address_done = false;
  for (int i = 0; i < 100; ++i) {
    m.s_axi_arvalid = !address_done && (m.s_axi_arvalid || chance(600));
    m.s_axi_rready = chance(600);
    m.eval();
    const bool ar = m.s_axi_arvalid && m.s_axi_arready, done = m.s_axi_rvalid && m.s_axi_rready;
    const uint32_t value = m.s_axi_rdata;
    clock();
    address_done |= ar;
    if (done) {
      m.s_axi_rready = 0;
      return value;
    }
  }
  std::fprintf(stderr, "a read of 0x%X was not answered\n", address);
  std::exit(1);
}

uint64_t Bench::read48(uint32_t address) {
  const uint64_t low = read(address);
  return static_cast<uint64_t>(read(address + 4)) << 32 | low;
}
