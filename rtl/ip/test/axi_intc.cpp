// SPDX-License-Identifier: Apache-2.0
// axi_intc with six inputs: 0 and 1 levels active when high, 2 a level active when low, 3 and 4
// rising edges, 5 falling edges.
#include "Vdut.h"
#include "bench.h"

using namespace bench;

int main(int argc, char **argv) {
  start(argc, argv);
  Vdut top;
  auto tick = [&top] {
    top.s_axi_aclk = 1;
    top.eval();
    top.s_axi_aclk = 0;
    top.eval();
  };
  Registers registers(top, tick);
  const uint32_t idle = 0b100100;  // inputs that rest high
  auto settle = [&] {
    for (int i = 0; i < 6; i++) tick();
  };
  top.intr = idle;
  top.s_axi_aresetn = 0;
  settle();
  top.s_axi_aresetn = 1;
  settle();

  // Software may set pending interrupts until hardware may.
  registers.write(0x00, 0x15);
  expect(registers.read(0x00), 0x15, "ISR written by software");
  expect(registers.read(0x04), 0, "IPR without enables");
  expect(registers.read(0x18), 0xFFFFFFFF, "IVR of nothing");
  registers.write(0x08, 0x14);
  expect(registers.read(0x04), 0x14, "IPR");
  expect(registers.read(0x18), 2, "IVR, the lowest number");
  settle();
  expect(top.irq, 0, "irq without MER.ME");
  registers.write(0x1C, 3);
  settle();
  expect(registers.read(0x1C), 3, "MER");
  expect(top.irq, 1, "irq");
  registers.write(0x00, 0x3F);
  expect(registers.read(0x00), 0x15, "ISR, which software cannot write any more");
  registers.write(0x0C, 0x15);
  settle();
  expect(registers.read(0x00), 0, "ISR acknowledged");
  expect(top.irq, 0, "irq acknowledged");
  registers.write(0x1C, 0);
  expect(registers.read(0x1C), 2, "MER.HIE stays");
  registers.write(0x1C, 1);

  // Enables by set and clear.
  registers.write(0x08, 0);
  registers.write(0x10, 0x2A);
  registers.write(0x14, 0x08);
  expect(registers.read(0x08), 0x22, "IER by SIE and CIE");

  uint32_t active = 0, pending = 0, enable = 0x22;
  const uint32_t edges = 0b111000;
  for (int round = 0; round < 3000; round++) {
    switch (draw() % 4) {
      case 0: {
        const uint32_t next = active ^ (1u << (draw() % 6));
        pending |= next & ~active & edges;
        active = next;
        top.intr = active ^ idle;
        break;
      }
      case 1: {
        const uint32_t mask = draw() & 0x3F;
        registers.write(0x0C, mask);
        pending &= ~mask;
        break;
      }
      case 2:
        enable = draw() & 0x3F;
        registers.write(0x08, enable);
        break;
      default: registers.write(0x00, draw()); break;
    }
    // Levels are pending again while they are active, and stay so until acknowledged.
    pending |= active & ~edges;
    settle();
    expect(registers.read(0x00), pending, "ISR");
    expect(registers.read(0x04), pending & enable, "IPR");
    uint32_t vector = 0xFFFFFFFF;
    for (int i = 5; i >= 0; i--)
      if ((pending & enable) >> i & 1) vector = i;
    expect(registers.read(0x18), vector, "IVR");
    expect(top.irq, (pending & enable) != 0, "irq");
  }
  finish("axi_intc");
}
