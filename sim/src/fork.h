// SPDX-License-Identifier: Apache-2.0
// What fork() of the host process asks of the harness: no lock of a thread that the child does not
// have stays taken in it, and nothing that the parent writes is written by the child as well.
#ifndef SWYNQ_SIM_SRC_FORK_H
#define SWYNQ_SIM_SRC_FORK_H

#include <cstdint>
#include <mutex>

namespace swynq {

// Guards what Verilator's runtime shares between models: to be held while a model or a waveform is
// made or ended. fork() waits for it.
std::mutex& runtime_lock();

// Differs between a process and its children.
uint32_t process_generation();

// A child process gets /dev/null in the place of this descriptor, until it is given back: what stands
// in the buffers of the child's copy of a FILE goes there. Both are called under runtime_lock().
void keep_from_children(int descriptor);
void give_to_children(int descriptor);

}  // namespace swynq

#endif
