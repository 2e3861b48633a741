// SPDX-License-Identifier: Apache-2.0
// The resizer without a driver: the Verilated model, the DDR behind it and the register writes of
// one frame in one loop, with nothing in between. What `swynq` is measured against.
//
//   bare WIDTH HEIGHT TO_WIDTH TO_HEIGHT
//
// Reads a line from standard input, resizes a frame, prints "CLOCKS WALL_SECONDS CPU_SECONDS
// CHECKSUM" and waits for the next line, so that its runs can alternate with others.
#include <time.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "axi4_read.h"
#include "axi4_write.h"
#include "bandwidth.h"
#include "clock_edges.h"
#include "ddr.h"
#include "failure.h"
#include "model.h"
#include "options.h"
#include "ports.h"
#include "register_access.h"

namespace {

using namespace swynq;

constexpr uint64_t kMm2s = 0x40400000, kS2mm = 0x40400030, kCore = 0x43C00000;
constexpr uint64_t kControl = 0x00, kStatus = 0x04, kAddress = 0x18, kLength = 0x28;
constexpr uint32_t kRun = 0x1, kIocEnable = 0x1000, kIoc = 0x1000;
constexpr uint64_t kSource = 0x100000;

using MemoryPort = std::tuple_element_t<0, MemoryPorts>;
using RegisterPort = std::tuple_element_t<0, RegisterPorts>;

double now(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

class Bare {
 public:
  explicit Bare(const swynq_sim_options& options)
      : ddr_(options.memory_size, -1),
        reads_(ddr_, options, bandwidth_, statistics_),
        writes_(ddr_, options, bandwidth_, statistics_),
        registers_(options) {
    reads_.set(default_memory_options());
    writes_.set(default_memory_options());
    context_.randReset(2);
    context_.randSeed(1);
    model_ = std::make_unique<Model>(&context_, "TOP");
    idle_buses(*model_);
    model_->aresetn = 0;
    for (uint32_t n = 0; n < options.reset_clocks; ++n) {
      model_->aclk = 0;
      model_->eval();
      model_->aclk = 1;
      model_->eval();
    }
    model_->aresetn = 1;
  }

  uint8_t* memory() { return ddr_.bytes(); }
  uint64_t clocks() const { return clocks_; }

  template <class BeforeEdge>
  [[gnu::always_inline]] void clock(BeforeEdge&& before_edge) {
    Model& model = *model_;
    const uint64_t edge = clocks_ + 1;
    reads_.template drive<false>(model, edge);
    writes_.template drive<false>(model, edge);
    falling_edge(model);
    reads_.consume(model, edge);
    writes_.template consume<false>(model, edge);
    before_edge();
    rising_edge(model);
    clocks_ = edge;
  }

  void write(uint64_t address, uint32_t value) {
    registers_.write(*model_, clocks_ + 1, RegisterWord{address, 4}, value, 0xF,
                     [&](auto&& edge) { clock(edge); });
  }

  uint32_t read(uint64_t address) {
    return static_cast<uint32_t>(registers_.read(*model_, clocks_ + 1, RegisterWord{address, 4},
                                                 [&](auto&& edge) { clock(edge); }));
  }

  void wait(uint32_t line) {
    while ((interrupts(*model_) & line) == 0) clock([] {});
  }

 private:
  Ddr ddr_;
  Bandwidth bandwidth_;
  swynq_sim_statistics statistics_{};
  Axi4Read<MemoryPort> reads_;
  Axi4Write<MemoryPort> writes_;
  RegisterAccess<RegisterPort> registers_;
  VerilatedContext context_;
  std::unique_ptr<Model> model_;
  uint64_t clocks_ = 0;
};

uint32_t checksum(const uint8_t* bytes, uint32_t count) {
  uint32_t hash = 2166136261u;  // FNV-1a
  for (uint32_t i = 0; i < count; ++i) hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: %s WIDTH HEIGHT TO_WIDTH TO_HEIGHT\n", argv[0]);
    return 2;
  }
  uint32_t sizes[4];  // columns and rows of the source, columns and rows of the result
  for (int i = 0; i < 4; ++i) sizes[i] = static_cast<uint32_t>(std::strtoul(argv[i + 1], nullptr, 10));
  const uint32_t bytes_in = sizes[0] * sizes[1] * 3, bytes_out = sizes[2] * sizes[3] * 3;
  const uint32_t target = (static_cast<uint32_t>(kSource) + bytes_in + 63) & ~63u;
  try {
    Bare bare(default_options());
    uint32_t state = 0x9E3779B9;  // the image of swynq-bench: Marsaglia's xorshift
    for (uint32_t i = 0; i < bytes_in; ++i) {
      state ^= state << 13, state ^= state >> 17, state ^= state << 5;
      bare.memory()[kSource + i] = static_cast<uint8_t>(state);
    }
    bare.write(kMm2s + kControl, kRun | kIocEnable);
    bare.write(kS2mm + kControl, kRun | kIocEnable);
    while (std::getchar() != EOF) {
      const uint64_t before = bare.clocks();
      const double wall = now(CLOCK_MONOTONIC), cpu = now(CLOCK_THREAD_CPUTIME_ID);
      bare.write(kCore + 0x10, sizes[1]);
      bare.write(kCore + 0x18, sizes[0]);
      bare.write(kCore + 0x20, sizes[3]);
      bare.write(kCore + 0x28, sizes[2]);
      bare.write(kMm2s + kAddress, static_cast<uint32_t>(kSource));
      bare.write(kMm2s + kLength, bytes_in);
      bare.write(kCore, 1);
      bare.write(kS2mm + kAddress, target);
      bare.write(kS2mm + kLength, bytes_out);
      // Whichever ends first, both have to.
      bare.wait(1);
      bare.read(kMm2s + kStatus);
      bare.write(kMm2s + kStatus, kIoc);
      bare.wait(2);
      bare.read(kS2mm + kStatus);
      bare.write(kS2mm + kStatus, kIoc);
      const double cpu_seconds = now(CLOCK_THREAD_CPUTIME_ID) - cpu;
      const double wall_seconds = now(CLOCK_MONOTONIC) - wall;
      std::printf("%llu %.9f %.9f %u\n", static_cast<unsigned long long>(bare.clocks() - before),
                  wall_seconds, cpu_seconds, checksum(bare.memory() + target, bytes_out));
      std::fflush(stdout);
    }
  } catch (const Failure& failure) {
    std::fprintf(stderr, "bare: %s\n", failure.message.c_str());
    return 1;
  }
  return 0;
}
