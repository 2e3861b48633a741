// SPDX-License-Identifier: Apache-2.0
// swynq_axi_dma with 32 bits and bursts of 16 beats: packets from one memory to another through a loop of
// its streams, or one direction alone. A channel that is left out has no registers. The DMA itself has
// tests of its own, in rtl/axi_dma/test.
#include "Vdut.h"

#define PIN(name) s_axi_lite_##name
#define NO_STROBES
#include "bench.h"

using namespace bench;

int main(int argc, char **argv) {
  start(argc, argv);
  Vdut top;
  std::vector<uint8_t> memory(1 << 16);
  for (uint8_t &byte : memory) byte = static_cast<uint8_t>(draw());
  std::vector<uint32_t> streamed;  // beats that MM2S gave, or that S2MM is to take
  size_t taken = 0;
  uint32_t beats_read = 0, read_at = 0, beats_written = 0, write_at = 0, responses = 0;
  bool ends = false;

  auto word = [&](uint32_t at) {
    return static_cast<uint32_t>(memory[at] | memory[at + 1] << 8 | memory[at + 2] << 16 |
                                 static_cast<uint32_t>(memory[at + 3]) << 24);
  };
  // One clock of the memory and the streams.
  auto tick = [&] {
    top.m_axi_mm2s_arready = beats_read == 0 && chance(50);
    top.m_axi_mm2s_rvalid = beats_read > 0;
    top.m_axi_mm2s_rdata = beats_read > 0 ? word(read_at) : draw();
    top.m_axi_mm2s_rlast = beats_read == 1;
    top.m_axi_mm2s_rresp = 0;
    top.m_axi_s2mm_awready = beats_written == 0 && chance(50);
    top.m_axi_s2mm_wready = beats_written > 0 && chance(50);
    top.m_axi_s2mm_bvalid = responses > 0;
    top.m_axi_s2mm_bresp = 0;
    const bool loops = MM2S && S2MM;
    top.m_axis_mm2s_tready = !loops && chance(50);
    top.s_axis_s2mm_tvalid = !loops && taken < streamed.size();
    top.s_axis_s2mm_tdata = taken < streamed.size() ? streamed[taken] : 0;
    top.s_axis_s2mm_tkeep = 0xF;
    top.s_axis_s2mm_tlast = taken + 1 == streamed.size();
    top.eval();
    if (loops) {
      top.s_axis_s2mm_tvalid = top.m_axis_mm2s_tvalid;
      top.s_axis_s2mm_tdata = top.m_axis_mm2s_tdata;
      top.s_axis_s2mm_tkeep = top.m_axis_mm2s_tkeep;
      top.s_axis_s2mm_tlast = top.m_axis_mm2s_tlast;
      top.m_axis_mm2s_tready = top.s_axis_s2mm_tready;
      top.eval();
    }
    uint32_t next_read = beats_read, next_write = beats_written, next_responses = responses;
    if (top.m_axi_mm2s_arvalid && top.m_axi_mm2s_arready) {
      if (!MM2S) fail("a channel that is left out reads memory");
      if (top.m_axi_mm2s_arlen > 15) fail("a burst is longer than C_MM2S_BURST_SIZE");
      read_at = top.m_axi_mm2s_araddr;
      next_read = top.m_axi_mm2s_arlen + 1;
    }
    if (top.m_axi_mm2s_rvalid && top.m_axi_mm2s_rready) {
      read_at += 4;
      next_read--;
    }
    if (top.m_axi_s2mm_awvalid && top.m_axi_s2mm_awready) {
      if (!S2MM) fail("a channel that is left out writes memory");
      if (top.m_axi_s2mm_awlen > 15) fail("a burst is longer than C_S2MM_BURST_SIZE");
      write_at = top.m_axi_s2mm_awaddr;
      next_write = top.m_axi_s2mm_awlen + 1;
    }
    if (top.m_axi_s2mm_wvalid && top.m_axi_s2mm_wready) {
      for (int i = 0; i < 4; i++)
        if (top.m_axi_s2mm_wstrb >> i & 1)
          memory[write_at + i] = static_cast<uint8_t>(top.m_axi_s2mm_wdata >> (8 * i));
      write_at += 4;
      next_write--;
      if (next_write == 0) next_responses++;
    }
    if (top.m_axi_s2mm_bvalid && top.m_axi_s2mm_bready) next_responses--;
    if (!loops && top.m_axis_mm2s_tvalid && top.m_axis_mm2s_tready) {
      streamed.push_back(top.m_axis_mm2s_tdata);
      ends = top.m_axis_mm2s_tlast;
    }
    if (!loops && top.s_axis_s2mm_tvalid && top.s_axis_s2mm_tready) taken++;
    top.s_axi_lite_aclk = top.m_axi_mm2s_aclk = top.m_axi_s2mm_aclk = 1;
    top.eval();
    top.s_axi_lite_aclk = top.m_axi_mm2s_aclk = top.m_axi_s2mm_aclk = 0;
    beats_read = next_read;
    beats_written = next_write;
    responses = next_responses;
    top.eval();
  };
  Registers registers(top, tick);
  top.axi_resetn = 0;
  for (int i = 0; i < 8; i++) tick();
  top.axi_resetn = 1;
  for (int i = 0; i < 8; i++) tick();

  // Each channel has its registers, or none.
  const bool there[] = {MM2S != 0, S2MM != 0};
  for (int channel = 0; channel < 2; channel++) {
    const uint32_t base = channel * 0x30;
    expect(registers.read(base + 4), there[channel] ? 1 : 0, "DMASR of a halted channel");
    registers.write(base + 0x18, 0x12345678);
    expect(registers.read(base + 0x18), there[channel] ? 0x12345678 : 0, "the address register");
  }

  auto wait = [&](uint32_t base) {
    for (int i = 0; i < 2000; i++)
      if (registers.read(base + 4) & 2) return;
    fail("a channel does not become idle");
  };
  for (int round = 0; round < 100; round++) {
    const uint32_t words = 1 + draw() % 256, bytes = 4 * words;
    const uint32_t from = 4 * (draw() % 8000), to = 0x8000 + 4 * (draw() % 7900);
    std::vector<uint32_t> expected;
    streamed.clear();
    taken = 0;
    if (S2MM) {
      registers.write(0x30, 0x1001);
      registers.write(0x48, to);
      registers.write(0x58, bytes);
      if (!MM2S)
        for (uint32_t i = 0; i < words; i++) streamed.push_back(draw());
    }
    if (MM2S) {
      registers.write(0x00, 0x1001);
      registers.write(0x18, from);
      registers.write(0x28, bytes);
    }
    if (MM2S) wait(0x00);
    if (S2MM) wait(0x30);
    // What MM2S has given may still be on its way.
    for (int i = 0; i < 2000 && MM2S && !S2MM && streamed.size() < words; i++) tick();
    if (MM2S && !S2MM) {
      expect(streamed.size(), words, "the beats of a packet");
      if (!ends) fail("a packet has no TLAST");
    }
    for (uint32_t i = 0; i < words; i++) {
      if (S2MM) expect(word(to + 4 * i), MM2S ? word(from + 4 * i) : streamed[i], "a copied word");
      else expect(streamed[i], word(from + 4 * i), "a beat");
    }
    if (MM2S && !top.mm2s_introut) fail("no interrupt of MM2S");
    if (S2MM && !top.s2mm_introut) fail("no interrupt of S2MM");
    if (MM2S) registers.write(0x04, 0x1000);
    if (S2MM) registers.write(0x34, 0x1000);
  }
  finish(NAME);
}
