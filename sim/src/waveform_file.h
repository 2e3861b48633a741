// SPDX-License-Identifier: Apache-2.0
// The file of a waveform while it is being written: without a name, so that nothing is left of it
// however the process ends, and put into its place when it is whole.
#ifndef SWYNQ_SIM_SRC_WAVEFORM_FILE_H
#define SWYNQ_SIM_SRC_WAVEFORM_FILE_H

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace swynq {

class WaveformFile {
 public:
  // Throws Failure if path cannot be created or replaced.
  explicit WaveformFile(const char* path);
  ~WaveformFile();
  WaveformFile(const WaveformFile&) = delete;
  WaveformFile& operator=(const WaveformFile&) = delete;

  // What Verilator's writer opens.
  std::string name() const;

  // Puts the file into its place. is_sound: no write is known to have failed. Throws Failure, also if
  // the file is not whole.
  void publish(bool is_sound) const;

 private:
  [[noreturn]] void fail_with(int error) const;
  int create() const;
  std::string unused_name() const;
  bool place(const std::string& temporary) const;
  bool copy(const std::string& to) const;
  bool is_whole() const;
  int reason() const;

  std::string shown_;
  std::filesystem::path target_;
  std::filesystem::path directory_;
  bool exists_ = false;
  mode_t mode_ = 0;
  int descriptor_ = -1;
};

}  // namespace swynq

#endif
