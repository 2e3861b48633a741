// SPDX-License-Identifier: Apache-2.0

/* trap.c - register windows whose loads and stores trap, and the handler that carries them out. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#if defined(__linux__)
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

#include "model.h"

enum { kMaxWindows = 1024 };

/* `start` is written last and cleared first: the handler, which takes no lock, sees whole entries. */
typedef struct window {
  _Atomic uintptr_t start;
  size_t bytes;
  uint64_t bus_address;
  virtual_board *board;
} window;

static window windows[kMaxWindows];
static pthread_mutex_t windows_lock = PTHREAD_MUTEX_INITIALIZER;
static struct sigaction previous;

static const window *find_window(uintptr_t address) {
  for (size_t i = 0; i < kMaxWindows; ++i) {
    const uintptr_t start = atomic_load(&windows[i].start);
    if (start != 0 && address >= start && address - start < windows[i].bytes) return &windows[i];
  }
  return NULL;
}

/* A fault that is none of ours goes where it would have gone. */
static void pass_on(int signal_number, siginfo_t *info, void *context) {
  if (previous.sa_flags & SA_SIGINFO) {
    previous.sa_sigaction(signal_number, info, context);
  } else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
    previous.sa_handler(signal_number);
  } else {
    sigaction(signal_number, &previous, NULL);
  }
}

static void unknown_instruction(uintptr_t program_counter) {
  fprintf(stderr, "virtual board: registers were accessed by an unknown instruction at %p; use the "
          "functions of swynq_board.h\n", (void *)program_counter);
  abort();
}

/* Carries out the one access at the program counter and steps over it. */
static void emulate(ucontext_t *context, virtual_board *board, uint64_t bus_address) {
#if defined(__x86_64__)
  greg_t *registers = context->uc_mcontext.gregs;
  const uint8_t *code = (const uint8_t *)registers[REG_RIP];
  if (code[0] == 0x8B && code[1] == 0x07) { /* mov eax, [rdi]; clears the upper half of rax */
    registers[REG_RAX] = virtual_board_bus_read(board, bus_address);
  } else if (code[0] == 0x89 && code[1] == 0x37) { /* mov [rdi], esi */
    virtual_board_bus_write(board, bus_address, (uint32_t)registers[REG_RSI]);
  } else {
    unknown_instruction((uintptr_t)code);
  }
  registers[REG_RIP] += 2;
#elif defined(__aarch64__)
  mcontext_t *machine = &context->uc_mcontext;
  uint32_t code;
  memcpy(&code, (const void *)machine->pc, sizeof code);
  const uint32_t target = code & 31; /* 31 is the zero register */
  if ((code & 0xFFFFFC00u) == 0xB9400000u) { /* ldr wT, [xN] */
    const uint32_t value = virtual_board_bus_read(board, bus_address);
    if (target != 31) machine->regs[target] = value;
  } else if ((code & 0xFFFFFC00u) == 0xB9000000u) { /* str wT, [xN] */
    virtual_board_bus_write(board, bus_address,
                            target == 31 ? 0 : (uint32_t)machine->regs[target]);
  } else {
    unknown_instruction((uintptr_t)machine->pc);
  }
  machine->pc += 4;
#else
#error "the virtual board decodes the instructions of x86-64 and arm64"
#endif
}

/* Runs on the thread that made the access, in the middle of one known instruction, which holds no
 * lock: taking the model's lock here is safe. */
static void on_fault(int signal_number, siginfo_t *info, void *context) {
  const int saved_errno = errno;
  const uintptr_t address = (uintptr_t)info->si_addr;
  const window *found = find_window(address);
  if (found == NULL) {
    pass_on(signal_number, info, context);
  } else {
    const uint64_t offset = address - atomic_load(&found->start);
    emulate(context, found->board, found->bus_address + offset);
  }
  errno = saved_errno;
}

static void install_handler(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO;
  sigemptyset(&action.sa_mask);
  sigaction(SIGSEGV, &action, &previous);
}

void *virtual_board_map_registers(virtual_board *board, uint64_t bus_address, size_t bytes) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install_handler);
  void *start = mmap(NULL, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED) return NULL;
  pthread_mutex_lock(&windows_lock);
  for (size_t i = 0; i < kMaxWindows; ++i) {
    if (atomic_load(&windows[i].start) != 0) continue;
    windows[i].bytes = bytes;
    windows[i].bus_address = bus_address;
    windows[i].board = board;
    atomic_store(&windows[i].start, (uintptr_t)start);
    pthread_mutex_unlock(&windows_lock);
    return start;
  }
  pthread_mutex_unlock(&windows_lock);
  munmap(start, bytes);
  return NULL;
}

int virtual_board_unmap_registers(void *start, size_t bytes) {
  int found = 0;
  pthread_mutex_lock(&windows_lock);
  for (size_t i = 0; i < kMaxWindows; ++i) {
    if (atomic_load(&windows[i].start) != (uintptr_t)start) continue;
    atomic_store(&windows[i].start, 0);
    munmap(start, bytes);
    found = 1;
  }
  pthread_mutex_unlock(&windows_lock);
  return found;
}
#endif
