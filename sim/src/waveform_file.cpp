// SPDX-License-Identifier: Apache-2.0
#include "waveform_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include "failure.h"

namespace swynq {

namespace {

// The file that a path stands for, which need not exist.
std::filesystem::path followed(std::filesystem::path path) {
  std::error_code error;
  for (int links = 0; links < 40 && std::filesystem::is_symlink(path, error); ++links) {
    path = path.parent_path() / std::filesystem::read_symlink(path, error);
  }
  return path;
}

}  // namespace

WaveformFile::WaveformFile(const char* path) : shown_(path), target_(followed(path)) {
  struct stat status;
  exists_ = stat(target_.c_str(), &status) == 0;
  if (!exists_ && errno != ENOENT) fail_with(errno);
  if (exists_) {
    if (S_ISDIR(status.st_mode)) fail_with(EISDIR);
    if (!S_ISREG(status.st_mode)) {
      fail(SWYNQ_SIM_IO_ERROR, "%s: a waveform needs a regular file, which this is not", path);
    }
    if (access(target_.c_str(), W_OK) != 0) fail_with(errno);
    mode_ = status.st_mode & 07777;
  }
  if (!target_.has_filename()) fail_with(ENOENT);
  directory_ = target_.has_parent_path() ? target_.parent_path() : ".";
  descriptor_ = create();
  if (descriptor_ < 0) fail_with(errno);
  // Programs of Swynq remove .swynq-*.tmp that nobody has locked: what a killed one has left.
  (void)flock(descriptor_, LOCK_EX | LOCK_NB);
}

WaveformFile::~WaveformFile() { close(descriptor_); }

std::string WaveformFile::name() const {
#ifdef __linux__
  return "/proc/self/fd/" + std::to_string(descriptor_);
#else
  return target_;
#endif
}

void WaveformFile::publish(bool is_sound) const {
  if (!is_sound || !is_whole()) {
    const int error = reason();
    // The writer may still have the file open, and the disk is full.
    (void)!ftruncate(descriptor_, 0);
    fail(SWYNQ_SIM_IO_ERROR, "%s: the waveform could not be written whole: %s", shown_.c_str(),
         std::strerror(error));
  }
#ifdef __linux__
  const std::string temporary = unused_name();
  if (place(temporary) && rename(temporary.c_str(), target_.c_str()) == 0) return;
  const int error = errno;
  unlink(temporary.c_str());
  fail_with(error);
#endif
}

void WaveformFile::fail_with(int error) const {
  fail(SWYNQ_SIM_IO_ERROR, "%s: the waveform cannot be written: %s", shown_.c_str(),
       std::strerror(error));
}

// A file without a name in the target's directory.
int WaveformFile::create() const {
#ifdef __linux__
  const int unnamed = open(directory_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
  // Not every file system has them.
  if (unnamed >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return unnamed;
  const std::string temporary = unused_name();
  const int named = open(temporary.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666);
  if (named >= 0) unlink(temporary.c_str());
  return named;
#else
  return open(target_.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666);
#endif
}

std::string WaveformFile::unused_name() const {
  static std::atomic<unsigned> count{0};
  return directory_ / (".swynq-waveform-" + std::to_string(getpid()) + "-" +
                       std::to_string(count.fetch_add(1)) + ".tmp");
}

// Gives the file a name.
bool WaveformFile::place(const std::string& temporary) const {
  if (exists_) (void)fchmod(descriptor_, mode_);
  return linkat(AT_FDCWD, name().c_str(), AT_FDCWD, temporary.c_str(), AT_SYMLINK_FOLLOW) == 0 ||
         copy(temporary);
}

// For file systems on which a file cannot be given a name later.
bool WaveformFile::copy(const std::string& to) const {
  const int output = open(to.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (output < 0) return false;
  (void)flock(output, LOCK_EX | LOCK_NB);
  char buffer[1 << 16];
  off_t place = 0;
  ssize_t count;
  while ((count = pread(descriptor_, buffer, sizeof buffer, place)) > 0) {
    if (write(output, buffer, static_cast<size_t>(count)) != count) break;
    place += count;
  }
  if (exists_) (void)fchmod(output, mode_);
  return close(output) == 0 && count == 0;
}

// Whether the blocks follow each other up to the file's end. A block is a type of one byte, and a
// length that counts itself. The header is the first, the signals' names are the last.
bool WaveformFile::is_whole() const {
  constexpr uint8_t kHeader = 0;
  constexpr uint64_t kHeaderLength = 329;
  struct stat status;
  if (fstat(descriptor_, &status) != 0) return false;
  uint8_t head[9] = {};
  off_t place = 0;
  while (place < status.st_size) {
    if (pread(descriptor_, head, sizeof head, place) != sizeof head) return false;
    uint64_t length = 0;
    for (int i = 1; i < 9; ++i) length = length << 8 | head[i];
    if (place == 0 && (head[0] != kHeader || length != kHeaderLength)) return false;
    if (length < 8 || length >= static_cast<uint64_t>(status.st_size - place)) return false;
    place += 1 + static_cast<off_t>(length);
  }
  return head[0] == 4 || head[0] == 6 || head[0] == 7;  // names, by their compression
}

// Why more could not be written.
int WaveformFile::reason() const {
  const char byte = 0;
  const off_t end = lseek(descriptor_, 0, SEEK_END);
  for (off_t place = end; place < end + (1 << 20); place += 4096) {
    if (pwrite(descriptor_, &byte, 1, place) < 0) return errno;
  }
  return EIO;
}

}  // namespace swynq
