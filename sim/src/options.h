// SPDX-License-Identifier: Apache-2.0
// Defaults and checks of the options that a caller fills in.
#ifndef SWYNQ_SIM_SRC_OPTIONS_H
#define SWYNQ_SIM_SRC_OPTIONS_H

#include <cstdint>

#include "swynq_sim.h"

namespace swynq {

// Of any clock, Hz.
inline constexpr uint64_t kMaxFrequency = 10'000'000'000;

swynq_sim_options default_options();

// Throws Failure, naming the field, its value and what it may be.
void check_options(const swynq_sim_options& options);

swynq_sim_memory_options default_memory_options();
void check_memory_options(const swynq_sim_memory_options& options);

swynq_sim_stream_options default_stream_options();
void check_stream_options(const swynq_sim_stream_options& options);

swynq_sim_activity_options default_activity_options();
void check_activity_options(const swynq_sim_activity_options& options);

swynq_sim_waveform_options default_waveform_options();
void check_waveform_options(const swynq_sim_waveform_options& options);

}  // namespace swynq

#endif
