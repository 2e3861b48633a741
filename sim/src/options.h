// Defaults and checks of swynq_sim_options.
#ifndef SWYNQ_SIM_SRC_OPTIONS_H
#define SWYNQ_SIM_SRC_OPTIONS_H

#include "swynq_sim.h"

namespace swynq {

swynq_sim_options default_options();

// Throws Failure, naming the field, its value and what it may be.
void check_options(const swynq_sim_options& options);

}  // namespace swynq

#endif
