// SPDX-License-Identifier: Apache-2.0

/*
 * swynq_board.h - what a driver in user space needs and Swift cannot say: 32-bit accesses to device
 * registers with the barriers that DMA needs, and a wait for files with a deadline in nanoseconds.
 *
 * Each access is exactly one load or store instruction, in one known form for each architecture, so
 * that a test environment that catches the fault of an access can tell what was meant:
 *
 *   x86-64   mov eax, [rdi]    8B 07          mov [rdi], esi    89 37
 *   arm64    ldr wT, [xN]      0xB9400000     str wT, [xN]      0xB9000000     T in bits 4:0, N in 9:5
 *
 * Barriers are those of readl() and writel() in Linux (arch/arm64/include/asm/io.h,
 * arch/arm/include/asm/io.h): what the CPU wrote to memory before a register write is visible to the
 * device when the write arrives, and what it reads from memory after a register read was not
 * fetched before it.
 */
#ifndef SWYNQ_BOARD_H
#define SWYNQ_BOARD_H

#include <stddef.h>
#include <stdint.h>

/* Reads the register at `address`, a multiple of 4. Later memory reads wait for it. */
static inline uint32_t swynq_board_read32(const volatile void *_Nonnull address) {
  uint32_t value;
#if defined(__x86_64__)
  __asm__ volatile("movl (%%rdi), %%eax" : "=a"(value) : "D"(address) : "memory");
#elif defined(__aarch64__)
  __asm__ volatile("ldr %w0, [%1]\n\tdmb oshld" : "=&r"(value) : "r"(address) : "memory");
#elif defined(__arm__)
  __asm__ volatile("ldr %0, [%1]\n\tdsb" : "=&r"(value) : "r"(address) : "memory");
#else
  value = *(const volatile uint32_t *)address;
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
#endif
  return value;
}

/* Writes the register at `address`, a multiple of 4. Earlier memory writes come before it. */
static inline void swynq_board_write32(volatile void *_Nonnull address, uint32_t value) {
#if defined(__x86_64__)
  __asm__ volatile("movl %%esi, (%%rdi)" : : "D"(address), "S"(value) : "memory");
#elif defined(__aarch64__)
  __asm__ volatile("dmb oshst\n\tstr %w0, [%1]" : : "r"(value), "r"(address) : "memory");
#elif defined(__arm__)
  __asm__ volatile("dsb st\n\tstr %0, [%1]" : : "r"(value), "r"(address) : "memory");
#else
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
  *(volatile uint32_t *)address = value;
#endif
}

/* Allocates `bytes` of a dma-heap whose node is open (DMA_HEAP_IOCTL_ALLOC of linux/dma-heap.h).
 * Returns the descriptor of the buffer, or -errno. */
int swynq_board_heap_allocate(int heap, uint64_t bytes);

/* Tells the kernel that the CPU begins or has ended its accesses to a dma-buf (DMA_BUF_IOCTL_SYNC of
 * linux/dma-buf.h), and does what the kernel leaves undone: it keeps caches in step for devices that
 * are attached to the buffer, and none is when the driver is in user space. On arm64 the lines are
 * cleaned, or cleaned and invalidated, by address, which Linux lets programs do (SCTLR_EL1.UCI). x86
 * keeps its caches coherent with devices. Returns 0 or -errno. */
int swynq_board_end_cpu_access(int buffer, const void *_Nonnull start, size_t bytes);
int swynq_board_begin_cpu_access(int buffer, const void *_Nonnull start, size_t bytes);

/* Whether the two functions above keep caches in step for devices that are not coherent: not on armv7,
 * where only the kernel can. */
int swynq_board_keeps_caches_in_step(void);

/* Waits until one of `count` (at most 32) file descriptors can be read or has failed, at most
 * `nanoseconds`; not at all if that is 0 or less. Returns a bit for each descriptor that can be read
 * or has failed, 0 when the time has passed or a signal came, or -errno. */
int64_t swynq_board_wait_readable(const int *_Nullable descriptors, uint32_t count,
                                  int64_t nanoseconds);

#endif /* SWYNQ_BOARD_H */
