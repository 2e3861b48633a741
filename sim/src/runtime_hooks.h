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

#endif
