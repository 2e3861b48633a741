// SPDX-License-Identifier: Apache-2.0
#include "bench.h"

#include <cstdarg>

namespace {

template <typename Port>
uint8_t* bytesOf(Port& port) {
  return reinterpret_cast<uint8_t*>(&port);  // Verilator stores little-endian words on a little-endian host
}

uint64_t mix(uint64_t hash, uint64_t value) { return (hash ^ value) * 0x9E3779B97F4A7C15ull; }

template <typename Port>
uint64_t mixPort(uint64_t hash, const Port& port) {
  uint32_t words[4] = {0, 0, 0, 0};
  std::memcpy(words, &port, sizeof port < sizeof words ? sizeof port : sizeof words);
  for (uint32_t word : words) hash = mix(hash, word);
  return hash;
}

// Every output of the core, in one number.
uint64_t outputs(const Vaxi_dma& t) {
  uint64_t h = 1;
  h = mix(h, t.s_axi_awready | t.s_axi_wready << 1 | t.s_axi_bvalid << 2 | t.s_axi_arready << 3 |
                 t.s_axi_rvalid << 4 | t.m_axi_arvalid << 5 | t.m_axi_rready << 6 | t.m_axi_awvalid << 7 |
                 t.m_axi_wvalid << 8 | t.m_axi_wlast << 9 | t.m_axi_bready << 10 |
                 t.m_axis_mm2s_tvalid << 11 | t.m_axis_mm2s_tlast << 12 | t.s_axis_s2mm_tready << 13 |
                 t.mm2s_introut << 14 | t.s2mm_introut << 15 | t.mm2s_prmry_reset_out_n << 16 |
                 t.s2mm_prmry_reset_out_n << 17);
  h = mixPort(h, t.s_axi_rdata);
  h = mixPort(h, t.m_axi_araddr);
  h = mixPort(h, t.m_axi_arlen);
  h = mixPort(h, t.m_axi_awaddr);
  h = mixPort(h, t.m_axi_awlen);
  h = mixPort(h, t.m_axi_wdata);
  h = mixPort(h, t.m_axi_wstrb);
  h = mixPort(h, t.m_axis_mm2s_tdata);
  return mixPort(h, t.m_axis_mm2s_tkeep);
}

}  // namespace

Bench::Bench(uint64_t seedValue)
    : context(new VerilatedContext), rng(seedValue), seed(seedValue), memory(kMemoryBytes) {
  context->randReset(2);  // random initial values: a missing reset shows
  context->randSeed(static_cast<int>(seedValue % 1000000 + 1));
  top.reset(new Vaxi_dma(context.get()));
  for (auto& byte : memory) byte = static_cast<uint8_t>(rng());
  reset();
}

Bench::~Bench() { top->final(); }

void Bench::fail(const char* format, ...) {
  std::fprintf(stderr, "FAIL width %u seed %llu clock %llu, %s: ", DATA_WIDTH,
               static_cast<unsigned long long>(seed), static_cast<unsigned long long>(clock), phase.c_str());
  va_list arguments;
  va_start(arguments, format);
  std::vfprintf(stderr, format, arguments);
  va_end(arguments);
  std::fprintf(stderr, "\n");
  std::exit(1);
}

void Bench::reset() {
  top->aresetn = 0;
  top->s_axi_awvalid = top->s_axi_wvalid = top->s_axi_arvalid = 0;
  top->s_axi_bready = top->s_axi_rready = 0;
  top->m_axi_rvalid = top->m_axi_bvalid = top->s_axis_s2mm_tvalid = 0;
  reads.clear();
  addresses.clear();
  data.clear();
  responses.clear();
  source.clear();
  writeCode = 0;
  for (int i = 0; i < 4; i++) {
    top->aclk = 0;
    top->eval();
    top->aclk = 1;
    top->eval();
  }
  top->aclk = 0;
  top->aresetn = 1;
  top->eval();
}

void Bench::dropSource() {
  source.clear();
  top->s_axis_s2mm_tvalid = 0;
}

std::vector<uint8_t> Bench::holdSource() {
  const bool offered = top->s_axis_s2mm_tvalid;
  source.resize(offered ? 1 : 0);
  if (!offered) return {};
  const Beat& beat = source.front();
  return {beat.data, beat.data + __builtin_popcount(beat.keep)};
}

void Bench::clearMarks() {
  firstArvalid = lastTlast = firstTvalid = lastWlast = lastLengthWrite = firstRvalid = firstMm2sTvalid = 0;
}

// Write data meets its address; a finished burst earns a response.
void Bench::commitWrites() {
  while (!addresses.empty() && !data.empty()) {
    Write& burst = addresses.front();
    WriteBeat& beat = data.front();
    for (uint32_t i = 0; i < kBytes; i++) {
      if (beat.strobe >> i & 1) memory[(burst.address + i) % kMemoryBytes] = beat.data[i];
    }
    bool inError = burst.address < errorEnd && burst.address + kBytes > errorStart;
    if (inError) writeCode = errorResponse;
    burst.address += kBytes;
    burst.beats--;
    if ((burst.beats == 0) != beat.last) fail("WLAST does not end the burst");
    if (beat.last) {
      responses.push_back({clock + timing.writeLatency, writeCode});
      writeCode = 0;
      addresses.pop_front();
    }
    data.pop_front();
  }
}

void Bench::tick() {
  Vaxi_dma& t = *top;
  clock++;
  const bool ar = t.m_axi_arvalid && t.m_axi_arready, r = t.m_axi_rvalid && t.m_axi_rready;
  const bool aw = t.m_axi_awvalid && t.m_axi_awready, w = t.m_axi_wvalid && t.m_axi_wready;
  const bool b = t.m_axi_bvalid && t.m_axi_bready;
  const bool in = t.s_axis_s2mm_tvalid && t.s_axis_s2mm_tready;
  const bool out = t.m_axis_mm2s_tvalid && t.m_axis_mm2s_tready;

  if (t.m_axi_arvalid && !firstArvalid) firstArvalid = clock;
  if (t.s_axis_s2mm_tvalid && !firstTvalid) firstTvalid = clock;
  if (t.m_axi_rvalid && !firstRvalid) firstRvalid = clock;
  if (t.m_axis_mm2s_tvalid && !firstMm2sTvalid) firstMm2sTvalid = clock;
  if (out && t.m_axis_mm2s_tlast) lastTlast = clock;
  if (w && t.m_axi_wlast) lastWlast = clock;

  if (ar) {
    uint32_t beats = t.m_axi_arlen + 1u;
    bool error = t.m_axi_araddr < errorEnd && t.m_axi_araddr + beats * kBytes > errorStart;
    if (t.m_axi_araddr % kBytes) fail("ARADDR %08x is not aligned", t.m_axi_araddr);
    reads.push_back({t.m_axi_araddr, beats, clock + timing.readLatency, error});
  }
  if (aw) {
    if (t.m_axi_awaddr % kBytes) fail("AWADDR %08x is not aligned", t.m_axi_awaddr);
    addresses.push_back({t.m_axi_awaddr, t.m_axi_awlen + 1u});
  }
  if (w) {
    WriteBeat beat;
    std::memcpy(beat.data, bytesOf(t.m_axi_wdata), kBytes);
    beat.strobe = t.m_axi_wstrb;
    beat.last = t.m_axi_wlast;
    data.push_back(beat);
  }
  if (r) {
    if (!t.m_axi_rready) fail("R beat refused");
    reads.front().address += kBytes;
    if (--reads.front().beats == 0) reads.pop_front();
  }
  if (b) responses.pop_front();
  if (out) {
    Beat beat;
    std::memcpy(beat.data, bytesOf(t.m_axis_mm2s_tdata), kBytes);
    beat.keep = t.m_axis_mm2s_tkeep;
    beat.last = t.m_axis_mm2s_tlast;
    sunk.push_back(beat);
  }
  if (in) source.pop_front();
  commitWrites();
  const bool quiet = !t.m_axi_arvalid && !t.m_axi_awvalid && !t.m_axi_wvalid && reads.empty() &&
                     addresses.empty() && data.empty() && responses.empty();
  idleClocks = quiet ? idleClocks + 1 : 0;

  t.aclk = 1;
  t.eval();
  t.aclk = 0;
  t.eval();
  const uint64_t before = outputs(t);

  // VALID once given stays; a new one may come.
  if (r) t.m_axi_rvalid = 0;
  if (b) t.m_axi_bvalid = 0;
  if (in) t.s_axis_s2mm_tvalid = 0;
  drive();
  t.eval();
  if (outputs(t) != before) fail("an output follows an input within the clock");
}

void Bench::drive() {
  Vaxi_dma& t = *top;
  t.m_axi_arready = reads.size() < timing.outstanding && !stall(timing.ar);
  if (!t.m_axi_rvalid && !reads.empty() && reads.front().ready <= clock + 1 && !stall(timing.r)) {
    const Read& burst = reads.front();
    t.m_axi_rvalid = 1;
    t.m_axi_rlast = burst.beats == 1;
    t.m_axi_rresp = burst.error ? errorResponse : 0;
    for (uint32_t i = 0; i < kBytes; i++) {
      // A failed read returns no data: what it drives must not reach the stream.
      const uint8_t byte = memory[(burst.address + i) % kMemoryBytes];
      bytesOf(t.m_axi_rdata)[i] = burst.error ? static_cast<uint8_t>(~byte) : byte;
    }
  }
  const bool room = addresses.size() + responses.size() < timing.outstanding;
  const bool dataFirst = !timing.addressAfterData || t.m_axi_wvalid || !data.empty();
  t.m_axi_awready = room && dataFirst && !stall(timing.aw);
  // Data after its address: some address is accepted, or is being accepted in the coming clock.
  const bool known = !addresses.empty() || (t.m_axi_awvalid && t.m_axi_awready);
  t.m_axi_wready = (known || !timing.dataAfterAddress) && data.size() < 64 && !stall(timing.w);
  if (!t.m_axi_bvalid && !responses.empty() && responses.front().ready <= clock + 1 && !stall(timing.b)) {
    t.m_axi_bvalid = 1;
    t.m_axi_bresp = responses.front().code;
  }
  if (!t.s_axis_s2mm_tvalid && !source.empty() && !stall(timing.source)) {
    const Beat& beat = source.front();
    std::memcpy(bytesOf(t.s_axis_s2mm_tdata), beat.data, kBytes);
    t.s_axis_s2mm_tkeep = beat.keep;
    t.s_axis_s2mm_tlast = beat.last;
    t.s_axis_s2mm_tvalid = 1;
  }
  t.m_axis_mm2s_tready = sunk.size() < sinkLimit && !stall(timing.sink);
}

void Bench::sendBeat(uint32_t keep, bool last) {
  Beat beat;
  for (auto& byte : beat.data) byte = static_cast<uint8_t>(rng());
  beat.keep = keep;
  beat.last = last;
  source.push_back(beat);
}

void Bench::send(const std::vector<uint8_t>& bytes, bool nullEnd, bool open) {
  for (size_t at = 0; at < bytes.size(); at += kBytes) {
    const size_t count = bytes.size() - at < kBytes ? bytes.size() - at : kBytes;
    const bool end = at + count == bytes.size();
    sendBeat((1u << count) - 1u, end && !nullEnd && !open);
    std::memcpy(source.back().data, &bytes[at], count);
  }
  if (nullEnd || bytes.empty()) sendBeat(0, true);
}

void Bench::write(uint32_t offset, uint32_t value, uint32_t strobe) {
  Vaxi_dma& t = *top;
  // In which clock each channel is offered.
  uint32_t awDelay = random(3), wDelay = random(3), clocks = 0;
  bool awDone = false, wDone = false, bDone = false;
  while (!(awDone && wDone && bDone)) {
    if (!awDone && clocks >= awDelay) {
      t.s_axi_awaddr = offset;
      t.s_axi_awvalid = 1;
    }
    if (!wDone && clocks >= wDelay) {
      t.s_axi_wdata = value;
      t.s_axi_wstrb = strobe;
      t.s_axi_wvalid = 1;
    }
    t.s_axi_bready = random(4) != 0;
    t.eval();
    const bool aw = t.s_axi_awvalid && t.s_axi_awready, w = t.s_axi_wvalid && t.s_axi_wready;
    const bool b = t.s_axi_bvalid && t.s_axi_bready;
    if (b && t.s_axi_bresp != 0) fail("BRESP %u for register 0x%02x", t.s_axi_bresp, offset);
    tick();
    // The write is complete with the later of its two handshakes.
    if ((aw && (wDone || w)) || (w && awDone)) lastLengthWrite = clock;
    if (aw) awDone = true, t.s_axi_awvalid = 0;
    if (w) wDone = true, t.s_axi_wvalid = 0;
    if (b) bDone = true;
    t.s_axi_bready = 0;
    if (++clocks > 1000) fail("no response to a write of register 0x%02x", offset);
  }
}

uint32_t Bench::read(uint32_t offset) {
  Vaxi_dma& t = *top;
  t.s_axi_araddr = offset;
  t.s_axi_arvalid = 1;
  t.s_axi_rready = 0;
  bool arDone = false;
  for (uint32_t clocks = 0; clocks < 1000; clocks++) {
    t.s_axi_rready = random(4) != 0;
    t.eval();
    const bool ar = t.s_axi_arvalid && t.s_axi_arready, r = t.s_axi_rvalid && t.s_axi_rready;
    const uint32_t value = t.s_axi_rdata, response = t.s_axi_rresp;
    if (t.s_axi_rvalid && !arDone) fail("RVALID without a read");
    tick();
    if (ar) arDone = true, t.s_axi_arvalid = 0;
    if (r) {
      t.s_axi_rready = 0;
      if (response != 0) fail("RRESP %u for register 0x%02x", response, offset);
      return value;
    }
  }
  fail("no response to a read of register 0x%02x", offset);
}

uint32_t Bench::waitStatus(Channel channel, uint32_t mask, uint32_t want, uint64_t limit) {
  const uint64_t end = clock + limit;
  for (;;) {
    const uint32_t status = read(channel + kStatus);
    if ((status & mask) == want) return status;
    if (clock > end) {
      fail("%s status stays 0x%08x, waited for 0x%x in 0x%x", channel == kMm2s ? "MM2S" : "S2MM", status, want,
           mask);
    }
  }
}
