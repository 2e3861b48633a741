// SPDX-License-Identifier: Apache-2.0
// The simulated DDR: one sparse block of host memory.
#ifndef SWYNQ_SIM_SRC_DDR_H
#define SWYNQ_SIM_SRC_DDR_H

#include <cstdint>

namespace swynq {

// Owns the mapping. Pages that were never touched cost nothing and read as zero.
class Ddr {
 public:
  // descriptor: mapped shared if not negative. Throws Failure.
  Ddr(uint64_t size, int descriptor);
  ~Ddr();
  Ddr(const Ddr&) = delete;
  Ddr& operator=(const Ddr&) = delete;

  uint8_t* bytes() const { return bytes_; }
  uint64_t size() const { return size_; }

 private:
  uint8_t* bytes_;
  uint64_t size_;
};

}  // namespace swynq

#endif
