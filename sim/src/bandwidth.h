// SPDX-License-Identifier: Apache-2.0
// What the DDR behind all memory ports can carry, if that is less than the ports together.
#ifndef SWYNQ_SIM_SRC_BANDWIDTH_H
#define SWYNQ_SIM_SRC_BANDWIDTH_H

#include <bit>
#include <cstdint>

namespace swynq {

// Bytes that may pass: so many per clock of the first clock. Who waits has its turn in a circle, one beat
// each. What is not used is saved, up to kSaved bytes, as a memory controller's buffers do.
class Bandwidth {
 public:
  bool is_limited() const { return per_mille_ != 0; }

  // bytes: thousandths of a byte per clock; 0: no limit.
  void limit(uint64_t per_mille) {
    per_mille_ = per_mille;
    left_ = 0;
    waiting_ = 0;
  }

  void reset() { waiting_ = 0; }

  void next_clock() {
    left_ += static_cast<int64_t>(per_mille_);
    if (left_ > kSaved) left_ = kSaved;
  }

  // Whether the channel of this number, 0 to 63, may move a beat, if it wants to.
  bool allows(uint32_t channel, bool wants) {
    if (per_mille_ == 0) [[likely]] return true;
    if (wants) waiting_ |= uint64_t{1} << channel;
    return left_ > 0 && (!wants || first_waiting() == channel);
  }

  void spend(uint32_t channel, uint32_t bytes) {
    if (per_mille_ == 0) [[likely]] return;
    left_ -= int64_t{1000} * bytes;
    waiting_ &= ~(uint64_t{1} << channel);
    turn_ = (channel + 1) % 64;
  }

 private:
  static constexpr int64_t kSaved = 1000 * 256;

  uint32_t first_waiting() const {
    return (static_cast<uint32_t>(std::countr_zero(std::rotr(waiting_, static_cast<int>(turn_)))) +
            turn_) % 64;
  }

  uint64_t per_mille_ = 0;
  int64_t left_ = 0;  // thousandths of a byte
  uint64_t waiting_ = 0;
  uint32_t turn_ = 0;
};

}  // namespace swynq

#endif
