// SPDX-License-Identifier: Apache-2.0
// Streams of a bench that has several: beats with random stalls on one side, what leaves on the other.
// The ports are vectors of one field for each stream, as the switch, the broadcaster and the combiner
// have them, of at most 64 bits.
#ifndef SWYNQ_IP_STREAMS_H
#define SWYNQ_IP_STREAMS_H

#include "bench.h"

namespace bench {

struct Beat {
  uint64_t data = 0, keep = 0, user = 0, id = 0, dest = 0;
  bool last = false;

  bool operator==(const Beat &other) const {
    return data == other.data && keep == other.keep && user == other.user && id == other.id &&
           dest == other.dest && last == other.last;
  }
};

inline uint64_t bits(unsigned width) { return width >= 64 ? ~0ULL : (1ULL << width) - 1; }
inline uint64_t field(uint64_t vector, unsigned number, unsigned width) {
  return vector >> (number * width) & bits(width);
}
inline uint64_t at(uint64_t value, unsigned number, unsigned width) {
  return (value & bits(width)) << (number * width);
}

inline std::string text(const Beat &beat) {
  char line[160];
  std::snprintf(line, sizeof line, "data %llX keep %llX user %llX id %llX dest %llX%s",
                static_cast<unsigned long long>(beat.data), static_cast<unsigned long long>(beat.keep),
                static_cast<unsigned long long>(beat.user), static_cast<unsigned long long>(beat.id),
                static_cast<unsigned long long>(beat.dest), beat.last ? " last" : "");
  return line;
}

inline void expect(const Beat &actual, const Beat &expected, const std::string &what) {
  if (!(actual == expected)) fail(what + " is " + text(actual) + ", not " + text(expected));
}

// A side that offers beats, or takes them, with a share of stalls that changes.
class Pace {
 public:
  bool stalls(unsigned clock) {
    if (clock % 512 == 0) {
      const unsigned kinds[] = {0, 5, 50, 95};
      percent_ = kinds[draw() % 4];
    }
    return chance(percent_);
  }

 private:
  unsigned percent_ = 50;
};

// What a manager offered and nobody took has to be offered again.
class Held {
 public:
  void check(bool valid, bool ready, const Beat &beat, const std::string &who) {
    if (held_ && !valid) fail(who + " withdraws a beat");
    if (held_) expect(beat, beat_, who + " changes an offered beat, which");
    held_ = valid && !ready;
    beat_ = beat;
  }
  void reset() { held_ = false; }

 private:
  bool held_ = false;
  Beat beat_;
};

}  // namespace bench

#endif
