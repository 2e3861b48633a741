// SPDX-License-Identifier: Apache-2.0
// Coverage of the RTL, of libraries that are built to count it: points of all models of this process in one
// file, $SWYNQ_COVERAGE/OVERLAY-PROCESS.dat, in Verilator's format.
#ifndef SWYNQ_SIM_SRC_COVERAGE_H
#define SWYNQ_SIM_SRC_COVERAGE_H

#include <verilated.h>

namespace swynq {

// Whether the folder that the environment names can be written to; a Failure if not. To be called before a
// run is wasted.
void check_coverage_folder();

// Adds what a model counted. The caller holds runtime_lock(). Never throws: what cannot be written is told on
// standard error.
void collect_coverage(VerilatedContext& context) noexcept;

}  // namespace swynq

#endif
