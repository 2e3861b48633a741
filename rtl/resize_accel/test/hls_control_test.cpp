// SPDX-License-Identifier: Apache-2.0
// Drives hls_control alone: registers on one side, a core that comes and goes at random on the other.
// In every clock outputs and read data are held against the update rules of generated HLS RTL.
//
// usage: hls_control_test [seed [clocks]]
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>

#include "Vhls_control.h"
#include "verilated.h"

namespace {

constexpr uint32_t kCtrl = 0x00, kGier = 0x04, kIer = 0x08, kIsr = 0x0C;
constexpr uint32_t kSizes[] = {0x10, 0x18, 0x20, 0x28};

// What the core's side does in one clock.
struct Core {
  bool done, ready, idle;
};

// The register block by its rules (UG1399, "S_AXILITE Control Register Map"), a clock at a time; of the
// rules of one bit the first that matches wins.
struct Model {
  bool start = false, done = false, ready = false, idle = false, autoRestart = false, restarting = false;
  bool gie = false, interrupt = false;
  uint32_t ier = 0, isr = 0, sizes[4] = {};

  uint32_t read(uint32_t address) const {
    switch (address) {
      case kCtrl:
        return start | done << 1 | idle << 2 | ready << 3 | autoRestart << 7 | interrupt << 9;
      case kGier: return gie;
      case kIer: return ier;
      case kIsr: return isr;
      default: break;
    }
    for (int i = 0; i < 4; i++) {
      if (address == kSizes[i]) return sizes[i];
    }
    return 0;
  }

  void clock(const Core& core, bool write, uint32_t address, uint32_t data, uint32_t strobe, bool readCtrl) {
    const Model was = *this;
    const bool byte0 = write && strobe & 1;
    if (byte0 && address == kCtrl && data & 1) start = true;
    else if (core.ready) start = was.autoRestart;
    if (byte0 && address == kCtrl) autoRestart = data >> 7 & 1;
    if (was.autoRestart) restarting = true;
    else if (core.idle) restarting = false;
    const bool chainDone = was.restarting && core.idle && !was.idle;
    if ((core.done && !was.restarting) || chainDone) done = true;
    else if (readCtrl) done = false;
    if (core.ready && !was.autoRestart) ready = true;
    else if (readCtrl) ready = false;
    idle = core.idle;
    const uint32_t caught = was.ier & (core.done | core.ready << 1);
    const uint32_t toggled = byte0 && address == kIsr ? was.isr ^ (data & 3) : was.isr;
    // A bit that is caught is set, whatever is written.
    isr = caught | (toggled & ~caught);
    interrupt = was.gie && was.isr != 0;
    if (byte0 && address == kGier) gie = data & 1;
    if (byte0 && address == kIer) ier = data & 3;
    for (int i = 0; i < 4; i++) {
      if (!write || address != kSizes[i]) continue;
      for (int b = 0; b < 4; b++) {
        if (strobe >> b & 1) sizes[i] = (sizes[i] & ~(0xFFu << 8 * b)) | (data & 0xFFu << 8 * b);
      }
    }
  }
};

enum CoreState { kIdle, kFrame, kDone };

// How often what a frame under way makes hard was seen.
struct Seen {
  uint64_t rise = 0, fall = 0, toggledOn = 0, toggledOff = 0, caughtWhileWritten = 0, enabledLate = 0;
  uint64_t setBeatsRead = 0, chains = 0, readsInFrame = 0;
};

class Bench {
 public:
  explicit Bench(uint64_t seedValue) : rng(seedValue), seed(seedValue) {
    context.randReset(2);
    context.randSeed(static_cast<int>(seed % 1000000 + 1));
    top = std::make_unique<Vhls_control>(&context);
    top->s_axi_awvalid = top->s_axi_wvalid = top->s_axi_arvalid = 0;
    top->s_axi_bready = top->s_axi_rready = 0;
    driveCore();
    top->rst_ni = 0;
    for (int i = 0; i < 3; i++) edge();
    top->rst_ni = 1;
    top->eval();
  }

  void run(uint64_t clocks) {
    for (now = 0; now < clocks; now++) clock();
    const uint64_t least = clocks / 5000;
    for (uint64_t count : {seen.rise, seen.fall, seen.toggledOn, seen.toggledOff, seen.caughtWhileWritten,
                           seen.enabledLate, seen.setBeatsRead, seen.chains, seen.readsInFrame}) {
      if (count < least) fail("a case was hardly seen: %" PRIu64 " times", count);
    }
    std::printf("hls_control: %" PRIu64 " clocks from seed %" PRIu64 " passed, %" PRIu64 " interrupts, %" PRIu64
                " chains of runs\n", clocks, seed, seen.rise, seen.chains);
  }

 private:
  template <typename... Values>
  [[noreturn]] void fail(const char* format, Values... values) {
    std::printf("FAILED: hls_control, clock %" PRIu64 " of seed %" PRIu64 ": ", now, seed);
    std::printf(format, values...);
    std::printf("\n");
    std::exit(1);
  }

  uint32_t random(uint32_t limit) { return static_cast<uint32_t>(rng() % limit); }
  bool chance(uint32_t percent) { return random(100) < percent; }

  void edge() {
    top->clk_i = 0;
    top->eval();
    top->clk_i = 1;
    top->eval();
  }

  uint32_t address() {
    const uint32_t kind = random(20);
    if (kind < 6) return kCtrl;
    if (kind < 16) return 4 * (1 + random(3));
    if (kind < 18) return kSizes[random(4)];
    return random(2) ? 0x14 : 0x10000 - 4 * (1 + random(64));
  }

  // frame_control's side: done, ready and idle are low while a frame runs.
  void driveCore() {
    core = {coreState == kDone, coreState == kIdle && top->ap_start_o && arrives,
            coreState == kIdle && !top->ap_start_o};
    top->ap_done_i = core.done, top->ap_ready_i = core.ready, top->ap_idle_i = core.idle;
    top->in_frame_i = coreState == kFrame;
  }

  void moveCore() {
    switch (coreState) {
      case kIdle:
        if (core.ready) coreState = chance(10) ? kDone : kFrame;  // a refused size ends at once
        break;
      case kFrame:
        if (chance(frameEnds)) coreState = kDone;
        break;
      case kDone: coreState = kIdle; break;
    }
    arrives = chance(50);
    if (chance(1)) frameEnds = chance(50) ? 2 : 40;
  }

  // AW, W and AR are offered in any order, B and R taken when it pleases; what is offered stays.
  void drivePort() {
    if (!writing && chance(busy)) {
      writing = awDue = wDue = true;
      writeAddress = address();
      writeData = rng() & (chance(50) ? 0xFFFFFFFFu : 0x83u);
      writeStrobe = chance(70) ? 15 : random(16);
    }
    if (awDue && !top->s_axi_awvalid && chance(40)) {
      top->s_axi_awvalid = 1, top->s_axi_awaddr = writeAddress;
    }
    if (wDue && !top->s_axi_wvalid && chance(40)) {
      top->s_axi_wvalid = 1, top->s_axi_wdata = writeData, top->s_axi_wstrb = writeStrobe;
    }
    if (!top->s_axi_arvalid && chance(busy)) {
      top->s_axi_arvalid = 1, top->s_axi_araddr = address();
    }
    top->s_axi_bready = chance(ready), top->s_axi_rready = chance(ready);
    if (chance(1)) busy = chance(50) ? 5 : 60, ready = chance(50) ? 15 : 90;
  }

  uint64_t outputs() const {
    return top->s_axi_awready | top->s_axi_wready << 1 | top->s_axi_bvalid << 2 | top->s_axi_arready << 3 |
           top->s_axi_rvalid << 4 | top->interrupt_o << 5 | top->ap_start_o << 6 |
           static_cast<uint64_t>(top->s_axi_rdata) << 32;
  }

  void clock() {
    const uint64_t before = outputs();
    drivePort();
    driveCore();
    top->eval();
    if (outputs() != before) fail("an output follows an input within the clock");
    const bool aw = top->s_axi_awvalid && top->s_axi_awready, w = top->s_axi_wvalid && top->s_axi_wready;
    const bool b = top->s_axi_bvalid && top->s_axi_bready, r = top->s_axi_rvalid && top->s_axi_rready;
    const bool ar = top->s_axi_arvalid && top->s_axi_arready;
    if (top->s_axi_rvalid && top->s_axi_rdata != readValue) {
      fail("a read of 0x%02x gives 0x%08x, not 0x%08x", readAddress, top->s_axi_rdata, readValue);
    }
    if (top->s_axi_bvalid != writeAnswered || top->s_axi_rvalid != readAnswered) {
      fail("BVALID is %d and RVALID %d, not %d and %d", top->s_axi_bvalid, top->s_axi_rvalid, writeAnswered,
           readAnswered);
    }
    const Model was = model;
    if (ar) readAddress = top->s_axi_araddr, readValue = model.read(readAddress);
    model.clock(core, w, writeAddress, writeData, writeStrobe, ar && readAddress == kCtrl);
    note(was, w, ar && readAddress == kCtrl);
    writeAnswered = w || (writeAnswered && !b);
    readAnswered = ar || (readAnswered && !r);
    moveCore();
    edge();
    if (aw) top->s_axi_awvalid = 0, awDue = false;
    if (w) top->s_axi_wvalid = 0, wDue = false;
    if (ar) top->s_axi_arvalid = 0;
    if (b) writing = false;
    top->eval();
    if (top->interrupt_o != model.interrupt) fail("the interrupt is %d, not %d", top->interrupt_o, model.interrupt);
    if (top->ap_start_o != model.start) fail("ap_start is %d, not %d", top->ap_start_o, model.start);
    const uint32_t sizes[] = {top->src_rows_o, top->src_cols_o, top->dst_rows_o, top->dst_cols_o};
    for (int i = 0; i < 4; i++) {
      if (sizes[i] != model.sizes[i]) fail("size %d is 0x%08x, not 0x%08x", i, sizes[i], model.sizes[i]);
    }
  }

  void note(const Model& was, bool w, bool readCtrl) {
    const bool inFrame = coreState == kFrame, isr = w && writeAddress == kIsr && writeStrobe & 1;
    if (inFrame) {
      seen.rise += !was.interrupt && model.interrupt;
      seen.fall += was.interrupt && !model.interrupt;
      seen.toggledOn += isr && model.isr & ~was.isr;
      seen.toggledOff += isr && was.isr & ~model.isr;
      seen.enabledLate += w && writeAddress == kGier && !was.gie && model.gie && was.isr != 0;
      seen.readsInFrame += readCtrl;
    }
    seen.caughtWhileWritten += isr && writeData & was.ier & (core.done | core.ready << 1);
    seen.setBeatsRead += readCtrl && (core.done || core.ready) && (model.done || model.ready);
    seen.chains += was.restarting && core.idle && !was.idle;
  }

  std::mt19937_64 rng;
  uint64_t seed, now = 0;
  VerilatedContext context;
  std::unique_ptr<Vhls_control> top;
  Model model;
  Core core{};
  Seen seen;
  CoreState coreState = kIdle;
  bool arrives = false;
  // Percent: a frame's end, accesses, READY of the responses.
  uint32_t frameEnds = 2, busy = 60, ready = 90;
  bool writing = false, awDue = false, wDue = false, writeAnswered = false, readAnswered = false;
  uint32_t writeAddress = 0, writeData = 0, writeStrobe = 0, readAddress = 0, readValue = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const uint64_t seed = argc > 1 ? std::strtoull(argv[1], nullptr, 0) : 1;
  Bench(seed).run(argc > 2 ? std::strtoull(argv[2], nullptr, 0) : 400000);
  return 0;
}
