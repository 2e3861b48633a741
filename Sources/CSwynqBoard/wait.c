// SPDX-License-Identifier: Apache-2.0

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <poll.h>
#include <time.h>

#include "swynq_board.h"

enum { kMaxDescriptors = 32 };

static int wait_for(struct pollfd *files, uint32_t count, int64_t nanoseconds) {
#if defined(__linux__)
  const struct timespec limit = {.tv_sec = (time_t)(nanoseconds / 1000000000),
                                 .tv_nsec = (long)(nanoseconds % 1000000000)};
  return ppoll(files, count, &limit, NULL);
#else
  /* Without ppoll(), whole milliseconds, rounded up. */
  const int64_t milliseconds = nanoseconds / 1000000 + (nanoseconds % 1000000 != 0);
  return poll(files, count, milliseconds > 1000000000 ? 1000000000 : (int)milliseconds);
#endif
}

int64_t swynq_board_wait_readable(const int *descriptors, uint32_t count, int64_t nanoseconds) {
  struct pollfd files[kMaxDescriptors];
  if (count > kMaxDescriptors) return -EINVAL;
  for (uint32_t i = 0; i < count; ++i) {
    files[i] = (struct pollfd){.fd = descriptors[i], .events = POLLIN};
  }
  const int found = wait_for(files, count, nanoseconds > 0 ? nanoseconds : 0);
  if (found < 0) return errno == EINTR ? 0 : -errno;
  int64_t ready = 0;
  for (uint32_t i = 0; i < count; ++i) {
    if (files[i].revents != 0) ready |= (int64_t)1 << i;
  }
  return ready;
}
