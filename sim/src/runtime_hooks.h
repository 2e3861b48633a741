// SPDX-License-Identifier: Apache-2.0
// What Verilator's runtime does when the RTL prints or stops: by default it writes to standard
// output and ends the process. Here it becomes a Failure of the call that ran the clock.
//
// The build includes this file ahead of every generated file (-include) and defines
// VL_USER_FINISH, VL_USER_STOP, VL_USER_STOP_MAYBE, VL_USER_FATAL and VL_USER_WARN.
#ifndef SWYNQ_SIM_SRC_RUNTIME_HOOKS_H
#define SWYNQ_SIM_SRC_RUNTIME_HOOKS_H

// Takes what $display, $error and the like print. Texts of errors are kept for the Failure that
// follows; everything else goes to standard error, as standard output belongs to the program.
int swynq_sim_print(const char* format, ...) __attribute__((format(printf, 1, 2)));

#define VL_PRINTF swynq_sim_print

// Verilator 5.006 declares the others, but not this one.
void vl_stop_maybe(const char* file, int line, const char* hierarchy, bool maybe);

// The waveform writer of Verilator 5.048 calls std::abort() where a write has failed. Its checks are
// macros of a header that is read once: here.
#if VM_TRACE_FST && __has_include("fstcpp/fstcpp_assertion.h")
#include "fstcpp/fstcpp_assertion.h"
// Throws.
[[noreturn]] void swynq_sim_waveform_failed(const char* check);
#undef FST_CHECK
#undef FST_CHECK_EQ
#undef FST_CHECK_NE
#undef FST_CHECK_GT
#undef FST_CHECK_GE
#undef FST_CHECK_LT
#undef FST_CHECK_LE
#define FST_CHECK(a) ((a) ? void() : swynq_sim_waveform_failed(#a))
#define FST_CHECK_EQ(a, b) FST_CHECK((a) == (b))
#define FST_CHECK_NE(a, b) FST_CHECK((a) != (b))
#define FST_CHECK_GT(a, b) FST_CHECK((a) > (b))
#define FST_CHECK_GE(a, b) FST_CHECK((a) >= (b))
#define FST_CHECK_LT(a, b) FST_CHECK((a) < (b))
#define FST_CHECK_LE(a, b) FST_CHECK((a) <= (b))
#endif

#endif
