// SPDX-License-Identifier: Apache-2.0
#include "fst_files.h"

#include <utility>

namespace swynq {

namespace {
thread_local bool fault = false;
thread_local std::vector<std::FILE*> opened;
}  // namespace

bool take_fst_fault() { return std::exchange(fault, false); }

std::vector<std::FILE*> take_fst_files() { return std::exchange(opened, {}); }

}  // namespace swynq

#if defined(__linux__) && SWYNQ_SIM_INSTRUMENTED

#include <dlfcn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string_view>

namespace swynq {

namespace {

// The C library's function of that name.
template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_DEFAULT, name));
}

std::FILE* noted(std::FILE* file) {
  if (file != nullptr) opened.push_back(file);
  return file;
}

}  // namespace

}  // namespace swynq

#pragma GCC visibility push(hidden)

extern "C" {

FILE* tmpfile() {
  const int descriptor = memfd_create("swynq-waveform", MFD_CLOEXEC);
  return descriptor < 0 ? nullptr : swynq::noted(fdopen(descriptor, "w+b"));
}

FILE* fopen(const char* path, const char* mode) {
  static auto* const real_fopen = swynq::real<FILE*(const char*, const char*)>("fopen");
  const std::string_view name = path;
  // What WaveformFile::name() gives; nothing can be created beside it.
  if (!name.starts_with("/proc/self/fd/")) return real_fopen(path, mode);
  return name.ends_with(".hier") ? tmpfile() : swynq::noted(real_fopen(path, mode));
}

int fclose(FILE* file) {
  static auto* const real_fclose = swynq::real<int(FILE*)>("fclose");
  const bool failed = ferror(file) != 0;
  const int result = real_fclose(file);
  swynq::fault |= failed || result != 0;
  return result;
}

void* mmap(void* address, size_t size, int protection, int flags, int descriptor,
           off_t offset) noexcept {
  static auto* const real_mmap =
      swynq::real<void*(void*, size_t, int, int, int, off_t)>("mmap");
  struct stat status;
  if (descriptor < 0 || fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
      status.st_size >= offset + static_cast<off_t>(size)) {
    return real_mmap(address, size, protection, flags, descriptor, offset);
  }
  swynq::fault = true;
  void* const memory =
      real_mmap(address, size, protection | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory != MAP_FAILED && status.st_size > offset) {
    const auto held = static_cast<size_t>(status.st_size - offset);
    if (pread(descriptor, memory, held, offset) < 0) return memory;
  }
  return memory;
}

}  // extern "C"

#pragma GCC visibility pop

#endif
