// SPDX-License-Identifier: Apache-2.0
#include "fork.h"

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <vector>

namespace swynq {

namespace {

std::mutex lock;
std::atomic<uint32_t> generation{0};
std::vector<int> kept;

void before_fork() { lock.lock(); }

void in_parent() { lock.unlock(); }

// Only what is safe in a signal handler may be done here.
void in_child() {
  generation.fetch_add(1, std::memory_order_relaxed);
  const int null = kept.empty() ? -1 : open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int descriptor : kept) {
    if (null < 0 || dup2(null, descriptor) < 0) close(descriptor);
  }
  if (null >= 0) close(null);
  kept.clear();
  lock.unlock();
}

[[maybe_unused]] const int registered = pthread_atfork(before_fork, in_parent, in_child);

}  // namespace

std::mutex& runtime_lock() { return lock; }

uint32_t process_generation() { return generation.load(std::memory_order_relaxed); }

void keep_from_children(int descriptor) { kept.push_back(descriptor); }

void give_to_children(int descriptor) { std::erase(kept, descriptor); }

}  // namespace swynq
