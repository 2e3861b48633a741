// SPDX-License-Identifier: Apache-2.0
// axi_bram_ctrl with blk_mem_gen: random bursts of all kinds and sizes, reads and writes at once in
// different halves of the memory, checked byte by byte.
#include <cstring>

#include "Vdut.h"
#include "bench.h"

using namespace bench;

namespace {

struct Burst {
  uint32_t address, beats, size, kind, id;

  // The address of the beat behind `at`.
  uint32_t next(uint32_t at) const {
    const uint32_t step = 1u << size, aligned = at & ~(step - 1);
    if (kind == 0) return at;
    if (kind == 1) return aligned + step;
    const uint32_t block = step * beats, base = at / block * block;
    return base + (aligned + step - base) % block;
  }
};

// A burst in the half of the memory.
Burst any(uint32_t half) {
  Burst burst;
  burst.size = draw() % 3;
  burst.kind = draw() % 3;
  burst.id = draw() % 16;
  const uint32_t lengths[] = {2, 4, 8, 16};
  burst.beats = burst.kind == 2 ? lengths[draw() % 4] : 1 + draw() % 16;
  burst.address = half * 2048 + draw() % (2048 - 64);
  if (burst.kind != 1) burst.address &= ~((1u << burst.size) - 1);
  return burst;
}

}  // namespace

int main(int argc, char **argv) {
  start(argc, argv);
  Vdut top;
  std::vector<uint8_t> memory(4096, 0);
  auto tick = [&top] {
    top.aclk = 1;
    top.eval();
    top.aclk = 0;
    top.eval();
  };
  top.awvalid = top.wvalid = top.arvalid = top.bready = top.rready = 0;
  top.aresetn = 0;
  for (int i = 0; i < 8; i++) tick();
  top.aresetn = 1;

  for (int round = 0; round < 3000; round++) {
    const uint32_t half = draw() % 2;
    const bool writes = chance(70), reads = !writes || chance(50);
    const Burst write = any(half), read = any(1 - half);
    bool aw = !writes, ar = !reads, b = !writes;
    uint32_t written = writes ? 0 : write.beats, got = reads ? 0 : read.beats;
    uint32_t at = write.address, from = read.address;
    uint32_t data = draw(), strobes = draw();
    bool held = false;
    uint32_t kept = 0;
    const unsigned stalls = draw() % 3 * 45;
    for (int clocks = 0; !(b && got == read.beats); clocks++) {
      if (clocks > 5000) fail("a burst does not end");
      top.awvalid = !aw && (top.awvalid || !chance(stalls));
      top.awaddr = write.address;
      top.awlen = write.beats - 1;
      top.awsize = write.size;
      top.awburst = write.kind;
      top.awid = write.id;
      // Strobes of the beat's lanes alone.
      const uint32_t low = at & 3, high = (at & ~((1u << write.size) - 1) & 3) + (1u << write.size);
      uint32_t lanes = 0;
      for (uint32_t i = low; i < high; i++) lanes |= 1u << i;
      top.wvalid = written < write.beats && (top.wvalid || !chance(stalls));
      top.wdata = data;
      top.wstrb = strobes & lanes;
      top.wlast = written + 1 == write.beats;
      top.bready = !chance(stalls);
      top.arvalid = !ar && (top.arvalid || !chance(stalls));
      top.araddr = read.address;
      top.arlen = read.beats - 1;
      top.arsize = read.size;
      top.arburst = read.kind;
      top.arid = read.id;
      top.rready = !chance(stalls);
      top.eval();
      if (held && (!top.rvalid || top.rdata != kept)) fail("an offered beat changes");
      held = top.rvalid && !top.rready;
      kept = top.rdata;
      bool accepted = false;
      if (top.wvalid && top.wready) {
        for (uint32_t i = 0; i < 4; i++)
          if (top.wstrb >> i & 1) memory[(at & ~3u) + i] = static_cast<uint8_t>(data >> (8 * i));
        written++;
        at = write.next(at);
        data = draw();
        strobes = draw();
        accepted = true;
      }
      const bool response = top.bvalid && top.bready;
      if (response) {
        if (written != write.beats || !aw) fail("BVALID before the last beat");
        expect(top.bid, write.id, "BID");
        expect(top.bresp, 0, "BRESP");
        b = true;
      }
      if (top.awvalid && top.awready) aw = true;
      if (top.rvalid && top.rready) {
        if (got == read.beats || !ar) fail("RVALID without a request");
        const uint32_t first = from & 3;
        const uint32_t behind = (from & ~((1u << read.size) - 1) & 3) + (1u << read.size);
        for (uint32_t i = first; i < behind; i++)
          expect(top.rdata >> (8 * i) & 0xFF, memory[(from & ~3u) + i], "a byte that is read");
        expect(top.rid, read.id, "RID");
        expect(top.rresp, 0, "RRESP");
        got++;
        expect(top.rlast, got == read.beats, "RLAST");
        from = read.next(from);
      }
      if (top.arvalid && top.arready) ar = true;
      tick();
      if (accepted) top.wvalid = 0;
      if (aw) top.awvalid = 0;
      if (ar) top.arvalid = 0;
    }
    top.wvalid = 0;
  }
  finish(NAME);
}
