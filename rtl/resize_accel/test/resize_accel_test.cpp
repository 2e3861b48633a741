// SPDX-License-Identifier: Apache-2.0
// Drives resize_accel by its registers and streams: golden arithmetic, random stalls on both streams and
// on the register port, images split over several transfers, interrupts while a frame runs, refused
// sizes, abandoned frames.
//
// usage: resize_accel_test [seed [cases]]
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

#include "Vresize_accel.h"
#include "verilated.h"

namespace {

using Bytes = std::vector<uint8_t>;

struct Random {
  uint64_t state;
  uint64_t next() {
    uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  uint32_t below(uint32_t n) { return static_cast<uint32_t>(next() % n); }
};

// The arithmetic of xf::cv::resize by its formulas, a multiplication per index.
struct Tap {
  int index, weight;
};

Tap tap(int n_in, int n_out, int j) {
  const int64_t scale = (static_cast<int64_t>(n_in) << 32) / n_out;
  int64_t p = ((2 * j + 1) * scale - (int64_t{1} << 32)) >> 11;
  const int64_t most = static_cast<int64_t>(n_in - 1) << 22;
  if (p < 0) p = 0;
  if (p > most) p = most;
  return {static_cast<int>(p >> 22), static_cast<int>((p & 0x3FFFFF) >> 12)};
}

Bytes expected(const Bytes& in, int w, int h, int ow, int oh) {
  Bytes out(static_cast<size_t>(ow) * oh * 3);
  for (int r = 0; r < oh; r++) {
    const Tap y = tap(h, oh, r);
    const int y1 = y.index + 1 < h ? y.index + 1 : y.index;
    for (int j = 0; j < ow; j++) {
      const Tap x = tap(w, ow, j);
      const int x1 = x.index + 1 < w ? x.index + 1 : x.index;
      const int wxy = (x.weight * y.weight) >> 10;
      for (int c = 0; c < 3; c++) {
        auto at = [&](int yy, int xx) { return int{in[(static_cast<size_t>(yy) * w + xx) * 3 + c]}; };
        const int p00 = at(y.index, x.index), p01 = at(y.index, x1);
        const int p10 = at(y1, x.index), p11 = at(y1, x1);
        const int acc = p00 * 1024 + (p01 - p00) * x.weight + (p10 - p00) * y.weight +
                        (p00 + p11 - p01 - p10) * wxy;
        out[(static_cast<size_t>(r) * ow + j) * 3 + c] = static_cast<uint8_t>(acc >> 10);
      }
    }
  }
  return out;
}

constexpr int kLanes = DATA_WIDTH / 8;

class Bench {
 public:
  explicit Bench(uint64_t seed) : random{seed} {
    context.randReset(2);
    context.randSeed(static_cast<int>(seed & 0x7FFFFFFF));
    top = std::make_unique<Vresize_accel>(&context);
    // Inputs are random as well until they are driven.
    top->aclk = 0;
    top->s_axi_awvalid = top->s_axi_wvalid = top->s_axi_bready = 0;
    top->s_axi_arvalid = top->s_axi_rready = 0;
    top->s_axis_src_tvalid = top->m_axis_dst_tready = 0;
    top->aresetn = 0;
    top->stream_aresetn = 1;
    for (int i = 0; i < 8; i++) clock();
    top->aresetn = 1;
    clock();
  }

  Random random;
  uint64_t clocks = 0;

  void clock() {
    top->aclk = 1;
    top->eval();
    top->aclk = 0;
    top->eval();
    clocks++;
  }

  // Percent of the clocks in which the register port stalls: AW and W then come in any order, and B and
  // R are taken late.
  uint32_t port_stalls = 0;

  void write(uint32_t address, uint32_t value) {
    bool aw_due = true, w_due = true;
    for (bool done = false; !done;) {
      if (aw_due && !port_stall()) top->s_axi_awvalid = 1, top->s_axi_awaddr = address;
      if (w_due && !port_stall()) {
        top->s_axi_wvalid = 1, top->s_axi_wdata = value, top->s_axi_wstrb = 15;
      }
      top->s_axi_bready = !port_stall();
      top->eval();
      const bool aw = top->s_axi_awvalid && top->s_axi_awready;
      const bool w = top->s_axi_wvalid && top->s_axi_wready;
      done = top->s_axi_bvalid && top->s_axi_bready;
      clock();
      if (aw) aw_due = false, top->s_axi_awvalid = 0;
      if (w) w_due = false, top->s_axi_wvalid = 0;
    }
    top->s_axi_bready = 0;
  }

  uint32_t read(uint32_t address) {
    while (port_stall()) clock();
    top->s_axi_araddr = address;
    top->s_axi_arvalid = 1;
    for (;;) {
      top->s_axi_rready = !port_stall();
      top->eval();
      const bool ar = top->s_axi_arvalid && top->s_axi_arready;
      const bool r = top->s_axi_rvalid && top->s_axi_rready;
      const uint32_t value = top->s_axi_rdata;
      clock();
      if (ar) top->s_axi_arvalid = 0;
      if (r) {
        top->s_axi_rready = 0;
        return value;
      }
    }
  }

  // Streams in and out until all input was taken and an output TLAST was seen for each of `images`
  // images, or most clocks have passed. split: the image comes in
  // transfers of random length.
  bool stream(const Bytes& in, Bytes& out, int stall_in, int stall_out, bool split, uint64_t most,
              int images = 1) {
    size_t at = 0, transfer_end = split ? 1 + random.below(in.size()) : in.size();
    bool offered = false;
    size_t count = 0;
    int lasts = 0;
    const uint64_t start = clocks;
    out.clear();
    for (;;) {
      if (clocks - start > most) return false;
      if (!offered && at < in.size() && static_cast<int>(random.below(100)) >= stall_in) {
        count = transfer_end - at < kLanes ? transfer_end - at : kLanes;
        uint8_t beat[kLanes];
        for (int i = 0; i < kLanes; i++) beat[i] = i < static_cast<int>(count) ? in[at + i] : random.next();
        std::memcpy(&top->s_axis_src_tdata, beat, kLanes);
        top->s_axis_src_tkeep = count == 16 ? 0xFFFF : (1u << count) - 1;
        offered = true;
      }
      top->s_axis_src_tvalid = offered;
      top->m_axis_dst_tready = static_cast<int>(random.below(100)) >= stall_out;
      top->eval();
      const bool taken = offered && top->s_axis_src_tready;
      if (top->m_axis_dst_tvalid && top->m_axis_dst_tready) {
        uint8_t beat[kLanes];
        std::memcpy(beat, &top->m_axis_dst_tdata, kLanes);
        for (int i = 0; i < kLanes; i++) {
          if (top->m_axis_dst_tkeep >> i & 1) out.push_back(beat[i]);
        }
        if (lasts == images) return false;
        const bool last = top->m_axis_dst_tlast;
        lasts += last;
        if (!last && top->m_axis_dst_tkeep != (kLanes == 16 ? 0xFFFF : (1u << kLanes) - 1)) return false;
      }
      clock();
      if (taken) {
        at += count;
        offered = false;
        if (at == transfer_end && at < in.size()) transfer_end = at + 1 + random.below(in.size() - at);
      }
      if (lasts == images && at >= in.size()) break;
    }
    top->s_axis_src_tvalid = 0;
    top->m_axis_dst_tready = 0;
    return true;
  }

  void sizes(int w, int h, int ow, int oh) {
    write(0x10, h);
    write(0x18, w);
    write(0x20, oh);
    write(0x28, ow);
  }

  VerilatedContext context;
  std::unique_ptr<Vresize_accel> top;

 private:
  bool port_stall() { return port_stalls && random.below(100) < port_stalls; }
};

int failures = 0;

void check(bool good, const char* what, uint64_t seed) {
  if (good) return;
  std::printf("FAILED: %s (seed %" PRIu64 ")\n", what, seed);
  failures++;
}

Bytes noise(Random& random, size_t size) {
  Bytes bytes(size);
  for (auto& b : bytes) b = static_cast<uint8_t>(random.next() >> 40);
  return bytes;
}

// One frame; returns the clocks from the first register write to TLAST.
uint64_t frame(Bench& bench, int w, int h, int ow, int oh, int stall_in, int stall_out, bool split,
               uint64_t seed) {
  const Bytes in = noise(bench.random, static_cast<size_t>(w) * h * 3);
  Bytes out;
  const uint64_t before = bench.clocks;
  bench.sizes(w, h, ow, oh);
  bench.write(0x00, 1);
  char what[160];
  std::snprintf(what, sizeof what, "%dx%d to %dx%d, stalls %d %d, split %d", w, h, ow, oh, stall_in,
                stall_out, split);
  const uint64_t most = 10000 + 20ull * (static_cast<uint64_t>(w) * h + static_cast<uint64_t>(ow) * oh);
  if (!bench.stream(in, out, stall_in, stall_out, split, most)) {
    check(false, what, seed);
    return 0;
  }
  const uint64_t clocks = bench.clocks - before;
  check(out == expected(in, w, h, ow, oh), what, seed);
  for (int i = 0; i < 64 && !(bench.read(0x00) & 2); i++) {
  }
  check((bench.read(0x00) & 0xF) == 4, "idle after the frame", seed);
  return clocks;
}

// The interrupts of one frame that stands half way while software works on them. restart: the frame is
// one of a chain, so that CTRL tells of its end only when the chain does.
void interrupted_frame(Bench& bench, bool restart, uint64_t seed) {
  constexpr uint32_t kCtrl = 0x00, kGier = 0x04, kIer = 0x08, kIsr = 0x0C;
  auto line = [&](bool level, const char* what) {
    bench.clock();
    bench.clock();
    check(bench.top->irq == level, what, seed);
  };
  const Bytes in = noise(bench.random, 3 * 40 * 40);
  const Bytes first(in.begin(), in.begin() + 2400), rest(in.begin() + 2400, in.end());
  Bytes out, more;
  bench.sizes(40, 40, 20, 20);
  bench.write(kGier, 1);
  bench.write(kIer, 3);
  bench.write(kCtrl, restart ? 0x81 : 0x01);
  line(false, "no interrupt before the first byte");
  check(!bench.stream(first, out, 0, 0, false, 3000), "half a frame does not finish", seed);
  bench.top->m_axis_dst_tready = 0;
  line(true, "ap_ready interrupts");
  check(bench.read(kIsr) == 2, "ISR tells of ap_ready alone", seed);
  check((bench.read(kCtrl) & 0x208) == (restart ? 0x200 : 0x208), "CTRL: ready unless restarting", seed);
  check((bench.read(kCtrl) & 0x208) == 0x200, "ready is cleared by the read", seed);
  line(true, "reading CTRL leaves the interrupt");
  bench.write(kGier, 0);
  line(false, "GIER masks");
  bench.write(kGier, 1);
  line(true, "and unmasks");
  bench.write(kIsr, 2);
  line(false, "cleared while the frame runs");
  bench.write(kIsr, 3);
  line(true, "toggled on while the frame runs");
  check(bench.read(kIsr) == 3, "ISR after a toggle", seed);
  bench.write(kIsr, 3);
  bench.write(kIer, 1);
  line(false, "toggled off again");
  if (restart) bench.write(kCtrl, 0x00);
  check(bench.stream(rest, more, 10, 10, false, 20000), "the other half finishes", seed);
  out.insert(out.end(), more.begin(), more.end());
  check(out == expected(in, 40, 40, 20, 20), "an interrupted frame is right", seed);
  for (int i = 0; i < 16; i++) bench.clock();
  line(true, "ap_done interrupts");
  check(bench.read(kIsr) == 1, "ISR tells of ap_done alone", seed);
  if (restart) {
    // The chain's next run was armed before auto_restart was taken back: a refused size ends it.
    check((bench.read(kCtrl) & 0x2) == 0, "no ap_done inside the chain", seed);
    bench.write(0x18, 0);
    for (int i = 0; i < 8; i++) bench.clock();
  }
  check((bench.read(kCtrl) & 0x6) == 0x6, "done and idle", seed);
  check((bench.read(kCtrl) & 0xF) == 0x4, "done and ready are cleared by the read", seed);
  line(true, "the level stays");
  bench.write(kIsr, 1);
  line(false, "until it is cleared");
  bench.write(kIer, 0);
  frame(bench, 9, 7, 5, 3, 0, 0, false, seed);
  line(false, "nothing is caught that is not enabled");
  check(bench.read(kIsr) == 0, "ISR of what is not enabled", seed);
}

}  // namespace

int main(int argc, char** argv) {
  const uint64_t seed = argc > 1 ? std::strtoull(argv[1], nullptr, 0) : 1;
  const int cases = argc > 2 ? std::atoi(argv[2]) : 200;
  Bench bench(seed);
  check(bench.read(0x00) == 4, "CTRL after reset", seed);

  const int rates[][4] = {{64, 64, 32, 32}, {320, 180, 160, 90}, {160, 90, 320, 180},
                          {320, 180, 320, 180}, {320, 180, 200, 100}, {200, 100, 320, 180},
                          {320, 180, 640, 90}, {320, 180, 160, 360}, {321, 181, 107, 543}};
  for (auto& r : rates) {
    const uint64_t clocks = frame(bench, r[0], r[1], r[2], r[3], 0, 0, false, seed);
    const uint64_t in = 3ull * r[0] * r[1], out = 3ull * r[2] * r[3];
    const double floor = static_cast<double>(in > out ? in : out) / kLanes;
    std::printf("%4dx%-4d to %4dx%-4d %8" PRIu64 " clocks, floor %8.0f, ratio %.4f\n", r[0], r[1],
                r[2], r[3], clocks, floor, static_cast<double>(clocks) / floor);
  }

  bench.port_stalls = 40;
  for (int i = 0; i < 20; i++) interrupted_frame(bench, i & 1, seed);

  for (int i = 0; i < cases; i++) {
    bench.port_stalls = bench.random.below(2) * bench.random.below(80);
    auto size = [&](uint32_t most) { return static_cast<int>(1 + bench.random.below(1 + bench.random.below(most))); };
    const bool wide = bench.random.below(20) == 0;
    const int w = wide ? size(3840) : size(70), h = wide ? size(6) : size(50);
    const int ow = wide ? size(3840) : size(70), oh = wide ? size(6) : size(50);
    frame(bench, w, h, ow, oh, bench.random.below(2) * bench.random.below(90),
          bench.random.below(2) * bench.random.below(90), bench.random.below(3) == 0, seed);
  }

  // Refused: the run ends, the input is untouched.
  for (uint32_t bad : {0u, 3841u, 0x80000010u}) {
    bench.sizes(16, 16, 16, 16);
    bench.write(0x18, bad);
    bench.write(0x00, 1);
    for (int i = 0; i < 8; i++) bench.clock();
    check((bench.read(0x00) & 0xF) == 0xE, "a refused size ends the run", seed);
  }
  frame(bench, 9, 7, 5, 3, 0, 0, false, seed);

  // Several images in one transfer, the next one beginning in the middle of a beat.
  for (int i = 0; i < 20; i++) {
    const int w = 1 + bench.random.below(40), h = 1 + bench.random.below(30);
    const int ow = 1 + bench.random.below(40), oh = 1 + bench.random.below(30);
    const Bytes first = noise(bench.random, 3ull * w * h), second = noise(bench.random, 3ull * w * h);
    Bytes in = first, out, both = expected(first, w, h, ow, oh);
    in.insert(in.end(), second.begin(), second.end());
    const Bytes other = expected(second, w, h, ow, oh);
    both.insert(both.end(), other.begin(), other.end());
    bench.sizes(w, h, ow, oh);
    bench.write(0x00, 0x81);
    check(bench.stream(in, out, 20, 20, i & 1, 100000, 2) && out == both, "two images in a row", seed);
    // Armed for a third by now: a refused size ends the chain.
    bench.write(0x00, 0);
    bench.write(0x18, 0);
    for (int k = 0; k < 8; k++) bench.clock();
    bench.read(0x00);
    check((bench.read(0x00) & 0xF) == 4, "the chain of images ends", seed);
  }

  // Abandoned: half a frame, then a stream reset, then a good frame.
  {
    bench.sizes(40, 40, 20, 20);
    bench.write(0x00, 1);
    const Bytes half = noise(bench.random, 40 * 3 * 17 + 5);
    Bytes out;
    check(!bench.stream(half, out, 0, 0, false, 4000), "half a frame does not finish", seed);
    check((bench.read(0x00) & 0xF) == 8, "busy with half a frame, ready for the next", seed);
    bench.top->s_axis_src_tvalid = 0;
    bench.top->stream_aresetn = 0;
    for (int i = 0; i < 4; i++) bench.clock();
    bench.top->stream_aresetn = 1;
    bench.clock();
    check((bench.read(0x00) & 0xF) == 0x6, "an abandoned frame ends the run", seed);
    for (int i = 0; i < 10; i++) frame(bench, 31 + i, 17, 12, 33 + i, 20, 20, true, seed);
  }

  std::printf("%s: %d failures, %d random cases, seed %" PRIu64 "\n", failures ? "FAILED" : "passed",
              failures, cases, seed);
  return failures != 0;
}
