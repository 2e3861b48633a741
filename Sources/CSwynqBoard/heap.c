// SPDX-License-Identifier: Apache-2.0

#include <errno.h>
#include <stdint.h>

#include "swynq_board.h"

#if defined(__linux__)
#include <sys/ioctl.h>

/* The numbers and structures of linux/dma-heap.h and linux/dma-buf.h, which older systems lack. */
struct heap_allocation {
  uint64_t len;
  uint32_t fd;
  uint32_t fd_flags;
  uint64_t heap_flags;
};
struct buffer_sync {
  uint64_t flags;
};
#define HEAP_ALLOC _IOWR('H', 0x0, struct heap_allocation)
#define BUFFER_SYNC _IOW('b', 0, struct buffer_sync)
enum { kSyncBoth = 3, kSyncEnd = 4, kReadWriteCloseOnExec = 02000002 };

int swynq_board_heap_allocate(int heap, uint64_t bytes) {
  struct heap_allocation allocation = {.len = bytes, .fd_flags = kReadWriteCloseOnExec};
  return ioctl(heap, HEAP_ALLOC, &allocation) == 0 ? (int)allocation.fd : -errno;
}

static int sync_buffer(int buffer, uint64_t flags) {
  struct buffer_sync sync = {.flags = flags};
  int result;
  do {
    result = ioctl(buffer, BUFFER_SYNC, &sync);
  } while (result != 0 && (errno == EINTR || errno == EAGAIN));
  return result == 0 ? 0 : -errno;
}
#else
int swynq_board_heap_allocate(int heap, uint64_t bytes) {
  (void)heap;
  (void)bytes;
  return -ENOSYS;
}

enum { kSyncBoth = 3, kSyncEnd = 4 };
static int sync_buffer(int buffer, uint64_t flags) {
  (void)buffer;
  (void)flags;
  return -ENOSYS;
}
#endif

#if defined(__aarch64__)
/* Bytes of the smallest cache line: DminLine of CTR_EL0, as log2 of words. */
static uintptr_t line_size(void) {
  uint64_t type;
  __asm__ volatile("mrs %0, ctr_el0" : "=r"(type));
  return (uintptr_t)4 << (type >> 16 & 15);
}

static void for_each_line(const void *start, size_t bytes, int invalidate) {
  const uintptr_t line = line_size();
  const uintptr_t end = (uintptr_t)start + bytes;
  for (uintptr_t at = (uintptr_t)start & ~(line - 1); at < end; at += line) {
    if (invalidate) {
      __asm__ volatile("dc civac, %0" : : "r"(at) : "memory");
    } else {
      __asm__ volatile("dc cvac, %0" : : "r"(at) : "memory");
    }
  }
  __asm__ volatile("dsb sy" : : : "memory");
}
#else
static void for_each_line(const void *start, size_t bytes, int invalidate) {
  (void)start;
  (void)bytes;
  (void)invalidate;
}
#endif

int swynq_board_end_cpu_access(int buffer, const void *start, size_t bytes) {
  for_each_line(start, bytes, 0);
  return sync_buffer(buffer, kSyncBoth | kSyncEnd);
}

int swynq_board_begin_cpu_access(int buffer, const void *start, size_t bytes) {
  const int result = sync_buffer(buffer, kSyncBoth);
  for_each_line(start, bytes, 1);
  return result;
}

int swynq_board_keeps_caches_in_step(void) {
#if defined(__arm__)
  return 0;
#else
  return 1;
#endif
}
