// SPDX-License-Identifier: Apache-2.0
#include "ddr.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cinttypes>
#include <cstring>

#include "failure.h"

namespace swynq {

namespace {

void check_descriptor(int descriptor, uint64_t size) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "memory_fd: descriptor %d: %s", descriptor,
         std::strerror(errno));
  }
  if (!S_ISREG(status.st_mode)) {
    fail(SWYNQ_SIM_BAD_ARGUMENT,
         "memory_fd: descriptor %d is not a file that can be mapped; make one with memfd_create() or "
         "shm_open()",
         descriptor);
  }
  if ((fcntl(descriptor, F_GETFL) & O_ACCMODE) != O_RDWR) {
    fail(SWYNQ_SIM_BAD_ARGUMENT,
         "memory_fd: descriptor %d is not open for reading and writing; open it with O_RDWR",
         descriptor);
  }
  if (status.st_size < 0 || static_cast<uint64_t>(status.st_size) < size) {
    fail(SWYNQ_SIM_BAD_ARGUMENT,
         "memory_fd: descriptor %d holds %lld bytes, but memory_size is %" PRIu64
         "; enlarge it with ftruncate()",
         descriptor, static_cast<long long>(status.st_size), size);
  }
}

}  // namespace

Ddr::Ddr(uint64_t size, int descriptor) : size_(size) {
  const bool shared = descriptor >= 0;
  if (shared) check_descriptor(descriptor, size);
  if (size > SIZE_MAX) {
    fail(SWYNQ_SIM_OUT_OF_MEMORY, "memory_size: %" PRIu64 " bytes do not fit this machine", size);
  }
#ifdef MAP_NORESERVE
  // Without it a host that does not overcommit would refuse a DDR larger than its free memory.
  const int sparse = MAP_NORESERVE;
#else
  const int sparse = 0;
#endif
  const int flags = shared ? MAP_SHARED : (MAP_PRIVATE | MAP_ANONYMOUS | sparse);
  void* mapping = mmap(nullptr, static_cast<size_t>(size), PROT_READ | PROT_WRITE, flags,
                       shared ? descriptor : -1, 0);
  if (mapping == MAP_FAILED && shared && (errno == EPERM || errno == EACCES)) {
    fail(SWYNQ_SIM_BAD_ARGUMENT,
         "memory_fd: descriptor %d cannot be mapped for writing: %s; it may be sealed", descriptor,
         std::strerror(errno));
  }
  if (mapping == MAP_FAILED) {
    fail(SWYNQ_SIM_OUT_OF_MEMORY, "memory_size: the host cannot map %" PRIu64 " bytes: %s", size,
         std::strerror(errno));
  }
  bytes_ = static_cast<uint8_t*>(mapping);
}

Ddr::~Ddr() { munmap(bytes_, static_cast<size_t>(size_)); }

}  // namespace swynq
