// SPDX-License-Identifier: Apache-2.0

/* board.c - the model behind the virtual board, its clock and its interrupts. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#if defined(__linux__)
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <swynq_sim.h>
#include <sys/fsuid.h>
#include <sys/mman.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "model.h"

enum {
  kMaxLines = 32,
  kClocksPerTurn = 200,   /* between two looks at who else wants the model */
  kIdleTurns = 50,        /* without an access or a beat, before the clock slows down */
  kIdlePause = 200000     /* nanoseconds */
};

/* The functions of the simulator library. */
typedef struct library {
  int32_t (*default_options)(swynq_sim_options *, uint32_t);
  int32_t (*create)(const swynq_sim_options *, swynq_sim **, char *, size_t);
  void (*destroy)(swynq_sim *);
  const char *(*last_error)(const swynq_sim *);
  int32_t (*read32)(swynq_sim *, uint64_t, uint32_t *);
  int32_t (*write32)(swynq_sim *, uint64_t, uint32_t, uint32_t);
  int32_t (*run)(swynq_sim *, uint64_t);
  int32_t (*get_interrupts)(const swynq_sim *, uint32_t *);
  int32_t (*wait_interrupt)(swynq_sim *, uint32_t, uint64_t, uint32_t *);
  int32_t (*get_statistics)(const swynq_sim *, swynq_sim_statistics *);
  uint64_t (*clocks)(const swynq_sim *);
} library;

/* An interrupt line: both ends of its terminal, and what uio_pdrv_genirq would remember. */
typedef struct line {
  int ours;
  int theirs; /* kept open, so that ours never sees a hang-up */
  int enabled;
  uint32_t count;
} line;

struct virtual_board {
  library library;
  swynq_sim *model;
  pthread_mutex_t lock; /* of the model, the lines and the counters */
  _Atomic int waiting;  /* threads that want the model */
  _Atomic int stop;
  pthread_t clock;
  int memory;
  uint64_t accesses;
  line lines[kMaxLines];
};

static void take(virtual_board *board) {
  atomic_fetch_add(&board->waiting, 1);
  pthread_mutex_lock(&board->lock);
  atomic_fetch_sub(&board->waiting, 1);
}

static void give(virtual_board *board) { pthread_mutex_unlock(&board->lock); }

/* A bus error arrives as SIGBUS; what the model says helps to find out why. */
static void bus_error(virtual_board *board, uint64_t address) {
  fprintf(stderr, "virtual board: access to 0x%llx: %s\n", (unsigned long long)address,
          board->library.last_error(board->model));
  signal(SIGBUS, SIG_DFL);
  raise(SIGBUS);
}

uint32_t virtual_board_bus_read(virtual_board *board, uint64_t address) {
  uint32_t value = 0;
  take(board);
  board->accesses += 1;
  if (board->library.read32(board->model, address, &value) != 0) bus_error(board, address);
  give(board);
  return value;
}

void virtual_board_bus_write(virtual_board *board, uint64_t address, uint32_t value) {
  take(board);
  board->accesses += 1;
  if (board->library.write32(board->model, address, value, 0xF) != 0) bus_error(board, address);
  give(board);
}

/* Takes what was written to the terminals: 1 enables a line, 0 disables it. */
static uint32_t enabled_lines(virtual_board *board) {
  uint32_t enabled = 0;
  for (uint32_t i = 0; i < kMaxLines; ++i) {
    line *line = &board->lines[i];
    int32_t command;
    while (line->ours >= 0 && read(line->ours, &command, sizeof command) == sizeof command) {
      line->enabled = command != 0;
    }
    if (line->enabled) enabled |= 1u << i;
  }
  return enabled;
}

/* As the handler of uio_pdrv_genirq: disables each line that is high and enabled, and counts it. */
static void deliver(virtual_board *board, uint32_t high) {
  for (uint32_t i = 0; i < kMaxLines; ++i) {
    line *line = &board->lines[i];
    if (!line->enabled || !(high >> i & 1)) continue;
    line->enabled = 0;
    line->count += 1;
    if (write(line->ours, &line->count, sizeof line->count) != sizeof line->count) {
      fprintf(stderr, "virtual board: interrupt %u is lost: %s\n", i, strerror(errno));
      abort();
    }
  }
}

/* One turn of the clock; returns whether anything moved on the buses. */
static int run_turn(virtual_board *board, uint64_t *seen) {
  const library *library = &board->library;
  const uint32_t enabled = enabled_lines(board);
  uint32_t high = 0;
  int32_t status;
  if (enabled != 0) {
    status = library->wait_interrupt(board->model, enabled, kClocksPerTurn, &high);
    if (status == SWYNQ_SIM_TIMEOUT) status = 0;
  } else {
    status = library->run(board->model, kClocksPerTurn);
  }
  if (status != 0) {
    fprintf(stderr, "virtual board: the model failed: %s\n", library->last_error(board->model));
    abort();
  }
  deliver(board, high & enabled);
  swynq_sim_statistics statistics = {.struct_size = sizeof statistics};
  library->get_statistics(board->model, &statistics);
  const uint64_t now = statistics.read_beats + statistics.write_beats + board->accesses;
  const int moved = now != *seen || (high & enabled) != 0;
  *seen = now;
  return moved;
}

static void *run_clock(void *argument) {
  virtual_board *board = argument;
  uint64_t seen = 0;
  int quiet = 0;
  while (!atomic_load(&board->stop)) {
    /* The lock is not fair: without this, a thread that wants the model would starve. */
    while (atomic_load(&board->waiting) > 0) sched_yield();
    pthread_mutex_lock(&board->lock);
    quiet = run_turn(board, &seen) ? 0 : quiet + 1;
    pthread_mutex_unlock(&board->lock);
    if (quiet > kIdleTurns) {
      const struct timespec pause = {.tv_nsec = kIdlePause};
      nanosleep(&pause, NULL);
    }
  }
  return NULL;
}

static int load_library(library *library, const char *path, char *message, size_t size) {
  void *image = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (image == NULL) {
    snprintf(message, size, "%s", dlerror());
    return 0;
  }
  uint32_t (*version)(void) = dlsym(image, "swynq_sim_abi_version");
  if (version == NULL || version() != SWYNQ_SIM_ABI_VERSION) {
    snprintf(message, size, "%s is of another version", path);
    return 0;
  }
  library->default_options = dlsym(image, "swynq_sim_default_options");
  library->create = dlsym(image, "swynq_sim_create");
  library->destroy = dlsym(image, "swynq_sim_destroy");
  library->last_error = dlsym(image, "swynq_sim_last_error");
  library->read32 = dlsym(image, "swynq_sim_read32");
  library->write32 = dlsym(image, "swynq_sim_write32");
  library->run = dlsym(image, "swynq_sim_run");
  library->get_interrupts = dlsym(image, "swynq_sim_get_interrupts");
  library->wait_interrupt = dlsym(image, "swynq_sim_wait_interrupt");
  library->get_statistics = dlsym(image, "swynq_sim_get_statistics");
  library->clocks = dlsym(image, "swynq_sim_clocks");
  return 1;
}

static int make_model(virtual_board *board, const virtual_board_options *options, char *message,
                      size_t size) {
  swynq_sim_options model;
  board->library.default_options(&model, sizeof model);
  model.seed = options->seed;
  model.memory_size = options->memory_size;
  model.memory_fd = board->memory;
  model.stall_aw = model.stall_w = model.stall_b = options->stalls;
  model.stall_ar = model.stall_r = model.stall_registers = options->stalls;
  return board->library.create(&model, &board->model, message, size) == 0;
}

virtual_board *virtual_board_create(const virtual_board_options *options, char *message,
                                    size_t size) {
  virtual_board *board = calloc(1, sizeof *board);
  if (board == NULL) return NULL;
  pthread_mutex_init(&board->lock, NULL);
  for (int i = 0; i < kMaxLines; ++i) board->lines[i].ours = board->lines[i].theirs = -1;
  board->memory = memfd_create("virtual-board-ddr", MFD_CLOEXEC);
  if (board->memory < 0 || ftruncate(board->memory, (off_t)options->memory_size) != 0) {
    snprintf(message, size, "cannot make the DDR: %s", strerror(errno));
  } else if (load_library(&board->library, options->library, message, size) &&
             make_model(board, options, message, size)) {
    const int failure = pthread_create(&board->clock, NULL, run_clock, board);
    if (failure == 0) return board;
    snprintf(message, size, "cannot start the clock: %s", strerror(failure));
    board->library.destroy(board->model);
  }
  if (board->memory >= 0) close(board->memory);
  free(board);
  return NULL;
}

void virtual_board_destroy(virtual_board *board) {
  atomic_store(&board->stop, 1);
  pthread_join(board->clock, NULL);
  board->library.destroy(board->model);
  for (int i = 0; i < kMaxLines; ++i) {
    if (board->lines[i].ours >= 0) close(board->lines[i].ours);
    if (board->lines[i].theirs >= 0) close(board->lines[i].theirs);
  }
  close(board->memory);
  pthread_mutex_destroy(&board->lock);
  free(board);
}

int virtual_board_memory_fd(const virtual_board *board) { return board->memory; }

int virtual_board_connect_interrupt(virtual_board *board, uint32_t number, char *path,
                                    size_t path_size) {
  if (number >= kMaxLines) return -EINVAL;
  line made = {.ours = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK), .theirs = -1};
  struct termios settings;
  if (made.ours < 0) return -errno;
  if (grantpt(made.ours) == 0 && unlockpt(made.ours) == 0 &&
      ptsname_r(made.ours, path, path_size) == 0 &&
      (made.theirs = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)) >= 0 &&
      tcgetattr(made.theirs, &settings) == 0) {
    cfmakeraw(&settings);
    if (tcsetattr(made.theirs, TCSANOW, &settings) == 0) {
      take(board);
      board->lines[number] = made;
      give(board);
      return 0;
    }
  }
  const int failure = errno;
  if (made.theirs >= 0) close(made.theirs);
  close(made.ours);
  return -failure;
}

uint64_t virtual_board_clocks(virtual_board *board) {
  take(board);
  const uint64_t clocks = board->library.clocks(board->model);
  give(board);
  return clocks;
}

uint64_t virtual_board_accesses(virtual_board *board) {
  take(board);
  const uint64_t accesses = board->accesses;
  give(board);
  return accesses;
}

uint32_t virtual_board_set_file_user(uint32_t user) { return (uint32_t)setfsuid(user); }
#endif
