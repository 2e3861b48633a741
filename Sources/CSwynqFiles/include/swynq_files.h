// SPDX-License-Identifier: Apache-2.0
//
// Files that go when a signal ends the program, and system calls that Swift does not import.
#ifndef SWYNQ_FILES_H
#define SWYNQ_FILES_H

#include <stdbool.h>
#include <sys/types.h>

// Handles SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM and SIGXCPU from now on, except those that are
// ignored: removes what is registered, and then ends the program by the same signal, so that its status
// is that of the signal.
void swynq_termination_install(void);

// Does the same at once.
void swynq_termination_end(int signal);

// While a step is under way, the handler waits for its end (at most two seconds), and the signals do
// not interrupt the calling thread. Once the handler runs, no step begins.
void swynq_step_begin(void);
void swynq_step_end(void);

// Registers a file to be removed. Returns its slot, or -1 if the path is too long or there are too
// many.
int swynq_cleanup_add_path(const char *_Nonnull path);

// Forgets a slot; -1 is none.
void swynq_cleanup_forget(int slot);

// A new file in a directory, without a name; -1 where the system has no such thing.
int swynq_open_unnamed(const char *_Nonnull directory, mode_t mode);

// Gives a file of swynq_open_unnamed a name that is not taken. 0, or -1 and errno.
int swynq_name_file(int file, const char *_Nonnull path);

// Locks an open file or directory against others that do so, without waiting. 0, or -1 and errno.
int swynq_lock(int file);

#endif
