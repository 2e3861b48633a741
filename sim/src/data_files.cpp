// SPDX-License-Identifier: Apache-2.0
// Where $readmemh and $readmemb find their files: Verilator's runtime looks in the working directory of
// whoever opens the library. Here a relative name is looked for beside the overlay's file list and
// sources, as recorded by the build, and only then in the working directory.
#include <verilated.h>

#include <filesystem>
#include <initializer_list>
#include <string>
#include <system_error>

#include "failure.h"
#include "model.h"

// The runtime's own function, renamed by the build.
extern void swynq_sim_verilated_readmem(bool hex, int bits, QData depth, int array_lsb,
                                        const std::string& filename, void* memory, QData start,
                                        QData end) VL_MT_SAFE;

namespace {

std::string found(const std::string& name) {
  namespace fs = std::filesystem;
  const std::initializer_list<const char*> directories = {SWYNQ_SIM_DATA_DIRECTORIES};
  std::error_code error;
  if (!name.empty() && name[0] != '/') {
    for (const char* directory : directories) {
      const fs::path path = fs::path(directory) / name;
      if (fs::is_regular_file(path, error)) return path.string();
    }
  }
  if (fs::is_regular_file(name, error)) return name;
  swynq::fail(SWYNQ_SIM_IO_ERROR,
              "the RTL reads '%s' with $readmem, which is neither beside its sources nor in the "
              "working directory",
              name.c_str());
}

}  // namespace

void VL_READMEM_N(bool hex, int bits, QData depth, int array_lsb, const std::string& filename,
                  void* memory, QData start, QData end) VL_MT_SAFE {
  swynq_sim_verilated_readmem(hex, bits, depth, array_lsb, found(filename), memory, start, end);
}
