// SPDX-License-Identifier: Apache-2.0

/*
 * virtual_board.h - a board made of RTL: what a driver in user space meets on a Zynq, with a model of
 * the overlay in the place of the programmable logic.
 *
 *   Registers   Pages without access. A load or a store traps, and the handler carries it out on the
 *               model's bus and steps over the instruction. Only the instructions of swynq_board.h
 *               are known.
 *   Memory      The model's DDR is a file in memory, of which anything may be mapped.
 *   Interrupts  A pseudo-terminal in raw mode for each line, which behaves as the node of
 *               uio_pdrv_genirq does: written a 1, it enables the interrupt; an enabled line that is
 *               high is disabled and its count can be read.
 *   Time        A thread runs the model's clock whether or not anybody looks. It is slower than
 *               hardware, and slower still while nothing moves.
 *
 * Linux on x86-64 and arm64. Any number of boards may exist.
 */
#ifndef VIRTUAL_BOARD_H
#define VIRTUAL_BOARD_H

#include <stddef.h>
#include <stdint.h>

typedef struct virtual_board virtual_board;

/* How a board is made. */
typedef struct virtual_board_options {
  /* Path of the simulator library that holds the overlay. */
  const char *_Nonnull library;
  /* Seed of everything random in the model, and of the stalls on its buses in 1/1000. */
  uint64_t seed;
  uint32_t stalls;
  /* Bytes of DDR, a multiple of 4096. */
  uint64_t memory_size;
} virtual_board_options;

/* Makes a board and starts its clock. Null on failure, with the reason in message. */
virtual_board *_Nullable virtual_board_create(const virtual_board_options *_Nonnull options,
                                              char *_Nonnull message, size_t message_size);

/* Stops the clock and ends the board. Nothing of it may be mapped any more. */
void virtual_board_destroy(virtual_board *_Nonnull board);

/* The DDR, as a file: device address 0 first. Closed by virtual_board_destroy(). */
int virtual_board_memory_fd(const virtual_board *_Nonnull board);

/* Connects interrupt line `line` to a new pseudo-terminal, whose path is written to path. Returns 0
 * or -errno. */
int virtual_board_connect_interrupt(virtual_board *_Nonnull board, uint32_t line,
                                    char *_Nonnull path, size_t path_size);

/* Maps registers: pages whose accesses trap. Null if the system refuses. */
void *_Nullable virtual_board_map_registers(virtual_board *_Nonnull board, uint64_t bus_address,
                                            size_t bytes);

/* Takes registers back; 0 if there are none at start. */
int virtual_board_unmap_registers(void *_Nonnull start, size_t bytes);

/* Clocks so far, and register accesses that trapped. */
uint64_t virtual_board_clocks(virtual_board *_Nonnull board);
uint64_t virtual_board_accesses(virtual_board *_Nonnull board);

/* Makes this thread open files as another user, by setfsuid(2), and returns who it was. Without the
 * right to do so, it changes nothing. */
uint32_t virtual_board_set_file_user(uint32_t user);

#endif /* VIRTUAL_BOARD_H */
