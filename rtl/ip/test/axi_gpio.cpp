// SPDX-License-Identifier: Apache-2.0
// axi_gpio: four pins both ways, six pins out, with interrupts.
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
  auto settle = [&] {
    for (int i = 0; i < 6; i++) tick();
  };
  top.gpio_io_i = 0xF;
  top.gpio2_io_i = 0;
  top.s_axi_aresetn = 0;
  settle();
  top.s_axi_aresetn = 1;

  expect(registers.read(0x4), 0xF, "GPIO_TRI after reset");
  expect(registers.read(0xC), 0x3F, "GPIO2_TRI after reset");
  expect(registers.read(0x120), 0, "ISR after reset with pins that are high");
  expect(registers.read(0x0), 0xF, "GPIO_DATA of inputs");
  expect(registers.read(0x44), 0, "a word without a register");

  uint32_t data = 0, tri = 0xF, data2 = 0, tri2 = 0x3F;
  for (int round = 0; round < 2000; round++) {
    const uint32_t value = draw();
    switch (draw() % 6) {
      case 0: registers.write(0x0, value); data = value & 0xF; break;
      case 1: registers.write(0x4, value); tri = value & 0xF; break;
      case 2: registers.write(0x8, value); data2 = value & 0x3F; break;
      case 3: registers.write(0xC, value); tri2 = value & 0x3F; break;
      case 4: top.gpio_io_i = value & 0xF; break;
      default: registers.write(0x40, value); break;
    }
    settle();
    expect(top.gpio_io_o, data, "gpio_io_o");
    expect(top.gpio_io_t, tri, "gpio_io_t");
    expect(top.gpio2_io_o, data2, "gpio2_io_o");
    expect(top.gpio2_io_t, tri2, "gpio2_io_t");
    expect(registers.read(0x0), (top.gpio_io_i & tri) | (data & ~tri), "GPIO_DATA");
    expect(registers.read(0x4), tri, "GPIO_TRI");
    expect(registers.read(0x8), data2, "GPIO2_DATA of outputs");
    expect(registers.read(0xC), tri2, "GPIO2_TRI");
  }

  // ISR toggles with each write, so one that was done twice or not at all shows.
  registers.write(0x120, registers.read(0x120));
  for (int round = 0; round < 50; round++) {
    registers.pipelined({{0x120, 1}, {0x0, 5}, {0x120, 2}, {0x120, 3}, {0x120, 1}});
    expect(registers.read(0x120), 1, "ISR after pipelined writes");
    registers.write(0x120, 1);
  }

  // An interrupt needs a change, its enable and the global one; ones toggle its status.
  registers.write(0x120, registers.read(0x120));
  expect(registers.read(0x120), 0, "ISR after toggling");
  registers.write(0x120, 2);
  expect(registers.read(0x120), 2, "ISR set by software");
  registers.write(0x120, 2);
  top.gpio_io_i ^= 1;
  settle();
  expect(registers.read(0x120), 1, "ISR after a change");
  expect(top.ip2intc_irpt, 0, "the interrupt, not enabled");
  registers.write(0x128, 1);
  settle();
  expect(top.ip2intc_irpt, 0, "the interrupt, not enabled globally");
  registers.write(0x11C, 0x80000000);
  settle();
  expect(registers.read(0x11C), 0x80000000, "GIER");
  expect(registers.read(0x128), 1, "IER");
  expect(top.ip2intc_irpt, 1, "the interrupt");
  registers.write(0x120, 1);
  settle();
  expect(top.ip2intc_irpt, 0, "the interrupt after its acknowledgement");
  finish("axi_gpio");
}
