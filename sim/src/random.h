// SPDX-License-Identifier: Apache-2.0
// Random numbers of its own, so that a seed means the same on every machine and C++ library.
#ifndef SWYNQ_SIM_SRC_RANDOM_H
#define SWYNQ_SIM_SRC_RANDOM_H

#include <cstdint>

namespace swynq {

// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
class SplitMix64 {
 public:
  explicit SplitMix64(uint64_t seed) : state_(seed) {}

  uint64_t next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

 private:
  uint64_t state_;
};

// Says in each clock whether one channel is stalled. It is asked once per clock, whatever happens
// on the bus, and every channel has a stream of its own: so one channel's stalls do not depend on
// whether another channel has any.
class Stalls {
 public:
  Stalls(uint64_t seed, uint64_t channel, uint32_t per_mille)
      : random_(SplitMix64(seed ^ (channel * 0xD1342543DE82EF95u)).next()) {
    set(per_mille);
  }

  void set(uint32_t per_mille) { threshold_ = (uint64_t{per_mille} << 32) / 1000; }

  bool next() { return (random_.next() >> 32) < threshold_; }

 private:
  SplitMix64 random_;
  uint64_t threshold_ = 0;
};

// Numbers of a port's channels; those of the next port of its kind follow. 1 to 5: the memory's, 6 to 10:
// the register port's, 11: a stream's.
inline constexpr uint64_t kPortStreams = 16;

}  // namespace swynq

#endif
