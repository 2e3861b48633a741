// SPDX-License-Identifier: Apache-2.0
#include "coverage.h"

#if VM_COVERAGE

#include <sys/stat.h>
#include <unistd.h>
#include <verilated_cov.h>

#include <cerrno>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <string>

#include "failure.h"
#include "model.h"

namespace swynq {

namespace {

constexpr const char* kFolderVariable = "SWYNQ_COVERAGE";
constexpr const char* kFirstLine = "# SystemC::Coverage-3";

const char* folder() {
  const char* const name = std::getenv(kFolderVariable);
  return name == nullptr || *name == 0 ? nullptr : name;
}

// Counts by the text that names the point, of all models of the process.
struct Counts {
  pid_t process = 0;
  std::map<std::string, uint64_t> points;
};

// A point is a line: C 'NAME' COUNT.
bool add_file(const std::string& path, std::map<std::string, uint64_t>& points) {
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    const size_t end = line.rfind("' ");
    if (line.rfind("C '", 0) != 0 || end == std::string::npos) continue;
    points[line.substr(0, end + 1)] += std::strtoull(line.c_str() + end + 2, nullptr, 10);
  }
  return file.eof();
}

bool write_file(const std::string& path, const std::map<std::string, uint64_t>& points) {
  std::FILE* const file = std::fopen(path.c_str(), "w");
  if (file == nullptr) return false;
  bool good = std::fprintf(file, "%s\n", kFirstLine) > 0;
  for (const auto& [name, count] : points) {
    good = good && std::fprintf(file, "%s %" PRIu64 "\n", name.c_str(), count) > 0;
  }
  return (std::fclose(file) == 0) && good;
}

}  // namespace

void check_coverage_folder() {
  const char* const name = folder();
  if (name == nullptr) return;
  if (mkdir(name, 0777) == 0 || (errno == EEXIST && access(name, W_OK | X_OK) == 0)) return;
  fail(SWYNQ_SIM_BAD_ARGUMENT, "%s is '%s', where nothing can be written: %s", kFolderVariable, name,
       std::strerror(errno));
}

void collect_coverage(VerilatedContext& context) noexcept {
  const char* const name = folder();
  if (name == nullptr) return;
  std::string temporary;
  try {
    static Counts counts;
    const pid_t process = getpid();
    // A child's counts begin anew: its parent writes those that it inherited.
    if (counts.process != process) counts = {process, {}};
    const std::string path =
        std::string(name) + "/" + SWYNQ_SIM_OVERLAY + "-" + std::to_string(process) + ".dat";
    temporary = path + ".part";
    context.coveragep()->write(temporary.c_str());
    if (add_file(temporary, counts.points) && write_file(temporary, counts.points) &&
        std::rename(temporary.c_str(), path.c_str()) == 0) {
      return;
    }
  } catch (...) {
    // Told below.
  }
  const int error = errno;
  std::remove(temporary.c_str());
  std::fprintf(stderr, "swynq: the coverage of %s cannot be written to '%s': %s\n", SWYNQ_SIM_OVERLAY, name,
               std::strerror(error));
}

}  // namespace swynq

#else

namespace swynq {

void check_coverage_folder() {}

void collect_coverage(VerilatedContext&) noexcept {}

}  // namespace swynq

#endif
