// SPDX-License-Identifier: Apache-2.0
// The files of Verilator's waveform writer.
//
// Verilator 5.006 uses GTKWave's writer, which checks no write, keeps `NAME.hier` beside the waveform
// and more in the directory for temporary files, and maps them into memory: on a full disk the
// mappings reach beyond the files' ends, and touching them ends the process with SIGBUS. On Linux the
// library has its own fopen(), tmpfile(), fclose() and mmap(), which bind within the library alone:
// they keep those files in memory, give zeroes for what is missing, and note what failed. 5.048 has a
// writer of its own, with one file and C++ streams.
#ifndef SWYNQ_SIM_SRC_FST_FILES_H
#define SWYNQ_SIM_SRC_FST_FILES_H

#include <cstdio>
#include <vector>

namespace swynq {

// Whether a file that was mapped or closed on this thread since the last call was incomplete.
bool take_fst_fault();

// The files that the writer opened on this thread since the last call. They belong to it.
std::vector<std::FILE*> take_fst_files();

}  // namespace swynq

#endif
