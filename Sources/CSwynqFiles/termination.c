// SPDX-License-Identifier: Apache-2.0
//
// In C, because a signal handler may call only what is safe there, which of Swift nobody states.
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "swynq_files.h"

enum { kSlots = 64, kPathSize = 4096 };
enum { kFree, kTaken, kPath };

static struct {
  atomic_int state;
  char path[kPathSize];
} slots[kSlots];

static atomic_int steps;    // under way
static atomic_bool ending;  // the handler runs
static pid_t owner;         // a forked child removes nothing

static const int kSignals[] = {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGXCPU};

static void millisecond(void) {
  struct timespec time = {0, 1000000};
  nanosleep(&time, NULL);
}

static void clean(void) {
  atomic_store(&ending, true);
  for (int i = 0; i < 2000 && atomic_load(&steps) > 0; ++i) millisecond();
  for (int i = 0; i < kSlots; ++i) {
    if (atomic_load(&slots[i].state) == kPath) unlink(slots[i].path);
  }
}

void swynq_termination_end(int number) {
  if (getpid() == owner) clean();
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(number, &action, NULL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  raise(number);
}

void swynq_termination_install(void) {
  owner = getpid();
  for (size_t i = 0; i < sizeof kSignals / sizeof *kSignals; ++i) {
    struct sigaction action;
    if (sigaction(kSignals[i], NULL, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    memset(&action, 0, sizeof action);
    action.sa_handler = swynq_termination_end;
    sigfillset(&action.sa_mask);
    sigaction(kSignals[i], &action, NULL);
  }
}

// The calling thread's mask before its step.
static _Thread_local sigset_t mask;

void swynq_step_begin(void) {
  sigset_t set;
  sigemptyset(&set);
  for (size_t i = 0; i < sizeof kSignals / sizeof *kSignals; ++i) sigaddset(&set, kSignals[i]);
  pthread_sigmask(SIG_BLOCK, &set, &mask);
  atomic_fetch_add(&steps, 1);
  if (!atomic_load(&ending)) return;
  // The handler runs on another thread and is about to end the program.
  atomic_fetch_sub(&steps, 1);
  for (;;) millisecond();
}

void swynq_step_end(void) {
  atomic_fetch_sub(&steps, 1);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
}

static int take(void) {
  for (int i = 0; i < kSlots; ++i) {
    int state = kFree;
    if (atomic_compare_exchange_strong(&slots[i].state, &state, kTaken)) return i;
  }
  return -1;
}

int swynq_cleanup_add_path(const char *path) {
  if (strlen(path) >= kPathSize) return -1;
  int slot = take();
  if (slot < 0) return slot;
  strcpy(slots[slot].path, path);
  atomic_store(&slots[slot].state, kPath);
  return slot;
}

void swynq_cleanup_forget(int slot) {
  if (slot >= 0) atomic_store(&slots[slot].state, kFree);
}
