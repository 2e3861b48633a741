// SPDX-License-Identifier: Apache-2.0

/*
 * test.c - the register accesses of swynq_board.h and the trap handler of the virtual board, on arm64.
 *
 * A bus of 16 registers stands in for the model: a write stores, a read gives what was stored, and
 * both are counted. What the C compiler makes of the accessors is the same as in the driver.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model.h"
#include "swynq_board.h"

struct virtual_board {
  uint32_t registers[16];
  uint64_t last_address;
  unsigned reads, writes;
};

uint32_t virtual_board_bus_read(virtual_board *board, uint64_t address) {
  ++board->reads;
  board->last_address = address;
  return board->registers[address / 4 % 16];
}

void virtual_board_bus_write(virtual_board *board, uint64_t address, uint32_t value) {
  ++board->writes;
  board->last_address = address;
  board->registers[address / 4 % 16] = value;
}

static int failures;

#define EXPECT(condition)                                                  \
  do {                                                                     \
    if (!(condition)) {                                                    \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
      ++failures;                                                          \
    }                                                                      \
  } while (0)

/* Many values live across the accesses, so that the compiler takes many registers for them. */
static uint64_t mix(volatile uint8_t *window, uint32_t seed) {
  uint32_t values[16];
  for (uint32_t i = 0; i < 16; ++i) values[i] = seed = seed * 1664525u + 1013904223u;
  for (uint32_t i = 0; i < 16; ++i) swynq_board_write32(window + 4 * i, values[i]);
  uint64_t sum = 0;
  for (uint32_t i = 16; i-- > 0;) {
    const uint32_t value = swynq_board_read32(window + 4 * i);
    EXPECT(value == values[i]);
    sum = sum * 31 + value;
  }
  return sum;
}

/* Each register that a compiler may choose for the value and for the address. */
#define ACCESS(t, n)                                                                  \
  do {                                                                                \
    register uint64_t address __asm__("x" #n) = (uint64_t)(uintptr_t)(window + 8);    \
    register uint32_t value __asm__("w" #t) = 0x1234567u * (t + 1);                   \
    __asm__ volatile("str w" #t ", [x" #n "]" : : "r"(value), "r"(address) : "memory"); \
    EXPECT(board.registers[2] == 0x1234567u * (t + 1));                               \
    board.registers[2] = 0x89ABCDEFu + t;                                             \
    register uint64_t again __asm__("x" #n) = (uint64_t)(uintptr_t)(window + 8);      \
    register uint64_t loaded __asm__("x" #t) = ~UINT64_C(0);                          \
    __asm__ volatile("ldr w" #t ", [x" #n "]" : "+r"(loaded) : "r"(again) : "memory"); \
    EXPECT(loaded == (uint32_t)(0x89ABCDEFu + t)); /* the upper half is cleared */    \
  } while (0)

int main(void) {
  virtual_board board;
  memset(&board, 0, sizeof board);
  volatile uint8_t *window = virtual_board_map_registers(&board, 0x40400000, 0x10000);
  EXPECT(window != NULL);
  if (window == NULL) return 1;

  swynq_board_write32(window + 0x28, 0xDEADBEEF);
  EXPECT(board.last_address == 0x40400028 && board.writes == 1);
  EXPECT(swynq_board_read32(window + 0x28) == 0xDEADBEEF && board.reads == 1);
  swynq_board_write32(window + 0xFFFC, 0); /* the zero register, the last word */
  EXPECT(board.last_address == 0x4040FFFC && board.registers[15] == 0);
  for (uint32_t seed = 0; seed < 100; ++seed) mix(window, seed);
  EXPECT(board.reads == 1601 && board.writes == 1602);

  ACCESS(0, 1); ACCESS(1, 0); ACCESS(2, 3); ACCESS(7, 8); ACCESS(9, 10); ACCESS(11, 12);
  ACCESS(13, 14); ACCESS(15, 2); ACCESS(19, 20); ACCESS(21, 22); ACCESS(23, 24); ACCESS(25, 26);
  ACCESS(27, 28);
  board.registers[3] = 5;
  __asm__ volatile("str wzr, [%0]" : : "r"(window + 12) : "memory");
  EXPECT(board.registers[3] == 0);
  __asm__ volatile("ldr wzr, [%0]" : : "r"(window + 12) : "memory");

  /* The cleaning by address is let through by the kernel, as it is on a board. */
  static uint8_t bytes[1000];
  swynq_board_end_cpu_access(-1, bytes + 3, 900);
  swynq_board_begin_cpu_access(-1, bytes + 3, 900);

  EXPECT(virtual_board_unmap_registers((void *)window, 0x10000) == 1);
  EXPECT(virtual_board_unmap_registers((void *)window, 0x10000) == 0);
  if (failures == 0) printf("arm64: %u reads and %u writes trapped\n", board.reads, board.writes);
  return failures != 0;
}
