// SPDX-License-Identifier: Apache-2.0
// Tests of stream_fifo and axil_demux against queues and two register files, with seeded
// random stalls on every side.
//
//   axi_test [--seed N] [--clocks N]
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <random>
#include <tuple>

#include "Vaxi_test_top.h"
#include "verilated.h"

namespace {

uint64_t seed = 1, clockCount = 0;
std::mt19937_64 rng;

bool chance(uint32_t percent) { return rng() % 100 < percent; }

[[noreturn]] __attribute__((format(printf, 1, 2))) void fail(const char* format, ...) {
  std::fprintf(stderr, "FAIL seed %llu clock %llu: ", static_cast<unsigned long long>(seed),
               static_cast<unsigned long long>(clockCount));
  va_list arguments;
  va_start(arguments, format);
  std::vfprintf(stderr, format, arguments);
  va_end(arguments);
  std::fprintf(stderr, "\n");
  std::exit(1);
}

// --------------------------------------------------------------------------------------- the FIFOs
struct Fifo {
  std::deque<uint16_t> held;  // what the model holds
  uint64_t passed = 0;
};

// One word of a packed array of 16-bit elements; the array is 32 bits wide.
uint16_t element(uint64_t packed, int i) { return static_cast<uint16_t>(packed >> (16 * i)); }

// -------------------------------------------------------------------------------------- the demux
constexpr uint32_t kBases[2] = {0x40000000u, 0x50000000u};

struct Port {
  std::map<uint32_t, uint32_t> words;
  bool haveAddress = false, haveData = false, response = false, readPending = false;
  uint32_t address = 0, data = 0, strobe = 0, readAddress = 0;
};

uint32_t merge(uint32_t old, uint32_t data, uint32_t strobe) {
  for (int i = 0; i < 4; i++) {
    if (strobe >> i & 1) old = (old & ~(0xFFu << (8 * i))) | (data & (0xFFu << (8 * i)));
  }
  return old;
}

uint32_t randomAddress() {
  const uint32_t offset = static_cast<uint32_t>(rng() % 16) * 4;
  switch (rng() % 5) {
    case 0: return 0x40010000u + offset;  // just past port 0
    case 1: return 0x4FFF0000u + offset;  // just before port 1
    case 2: return kBases[0] + offset;
    default: return kBases[1] + offset;
  }
}

int portOf(uint32_t address) {
  for (int i = 0; i < 2; i++) {
    if ((address & 0xFFFF0000u) == kBases[i]) return i;
  }
  return -1;
}

}  // namespace

int main(int argc, char** argv) {
  uint64_t clocks = 200000;
  for (int i = 1; i + 1 < argc; i += 2) {
    if (!std::strcmp(argv[i], "--seed")) seed = std::strtoull(argv[i + 1], nullptr, 0);
    if (!std::strcmp(argv[i], "--clocks")) clocks = std::strtoull(argv[i + 1], nullptr, 0);
  }
  rng.seed(seed);
  auto context = std::make_unique<VerilatedContext>();
  context->randReset(2);
  context->randSeed(static_cast<int>(seed % 1000000 + 1));
  auto top = std::make_unique<Vaxi_test_top>(context.get());
  auto& t = *top;
  auto edge = [&] {
    t.clk_i = 1, t.eval();
    t.clk_i = 0, t.eval();
  };
  t.rst_ni = 0;
  t.flush_i = t.wr_valid_i = 0;
  t.s_awvalid_i = t.s_wvalid_i = t.s_arvalid_i = t.m_bvalid_i = t.m_rvalid_i = 0;
  for (int i = 0; i < 3; i++) edge();
  t.rst_ni = 1;
  t.eval();

  Fifo fifos[2];
  Port ports[2];
  bool writing = false, reading = false;
  uint32_t writeAddress = 0, writeData = 0, writeStrobe = 0, readAddress = 0;
  uint64_t writes = 0, reads = 0, refused = 0;
  uint32_t ready = 50, valid = 50;

  for (clockCount = 1; clockCount <= clocks; clockCount++) {
    // Phases of different rates: full speed, starved, stalled.
    if (clockCount % 500 == 1) {
      static const uint32_t rates[] = {100, 90, 50, 10};
      ready = rates[rng() % 4], valid = rates[rng() % 4];
    }
    // ---- inputs of the FIFOs; their writers may withdraw
    for (int i = 0; i < 2; i++) {
      const uint32_t bit = 1u << i;
      t.wr_valid_i = static_cast<uint8_t>((t.wr_valid_i & ~bit) | (chance(valid) ? bit : 0));
      t.wr_data_i = (t.wr_data_i & ~(0xFFFFu << (16 * i))) | static_cast<uint32_t>((rng() & 0xFFFF) << (16 * i));
      t.rd_ready_i = static_cast<uint8_t>((t.rd_ready_i & ~bit) | (chance(ready) ? bit : 0));
    }
    t.flush_i = static_cast<uint8_t>((chance(1) ? 1 : 0) | (chance(1) ? 2 : 0));

    // ---- inputs of the demux: one write and one read at a time, AW and W in any order
    static bool awGiven = false, wGiven = false;
    if (!writing && chance(60)) {
      writing = true, awGiven = wGiven = false;
      writeAddress = randomAddress();
      writeData = static_cast<uint32_t>(rng()), writeStrobe = static_cast<uint32_t>(rng() & 15);
    }
    if (writing && !awGiven && !t.s_awvalid_i && chance(40)) {
      t.s_awvalid_i = 1, t.s_awaddr_i = writeAddress;
    }
    if (writing && !wGiven && !t.s_wvalid_i && chance(40)) {
      t.s_wvalid_i = 1, t.s_wdata_i = writeData, t.s_wstrb_i = static_cast<uint8_t>(writeStrobe);
    }
    static bool arGiven = false;
    if (!reading && chance(60)) {
      reading = true, arGiven = false, readAddress = randomAddress();
    }
    if (reading && !arGiven && !t.s_arvalid_i && chance(60)) {
      t.s_arvalid_i = 1, t.s_araddr_i = readAddress;
    }
    t.s_bready_i = chance(60), t.s_rready_i = chance(60);
    t.m_awready_i = t.m_wready_i = t.m_arready_i = 0;
    for (int i = 0; i < 2; i++) {
      Port& port = ports[i];
      if (!port.haveAddress && chance(50)) t.m_awready_i |= 1u << i;
      if (!port.haveData && chance(50)) t.m_wready_i |= 1u << i;
      if (!port.readPending && chance(50)) t.m_arready_i |= 1u << i;
      if (port.haveAddress && port.haveData && !(t.m_bvalid_i >> i & 1) && chance(50)) {
        t.m_bvalid_i |= 1u << i;
        t.m_bresp_i = static_cast<uint8_t>((t.m_bresp_i & ~(3u << (2 * i))) | (((port.address >> 2) & 2u) << (2 * i)));
      }
      if (port.readPending && !(t.m_rvalid_i >> i & 1) && chance(50)) {
        t.m_rvalid_i |= 1u << i;
        const uint64_t word = port.words[port.readAddress];
        t.m_rdata_i = (t.m_rdata_i & ~(0xFFFFFFFFull << (32 * i))) | word << (32 * i);
        t.m_rresp_i = static_cast<uint8_t>(t.m_rresp_i & ~(3u << (2 * i)));
      }
    }
    const auto before = [&] {
      return std::make_tuple(t.wr_ready_o, t.rd_valid_o, t.rd_data_o, t.s_awready_o, t.s_wready_o, t.s_bvalid_o,
                             t.s_arready_o, t.s_rvalid_o, t.s_rdata_o, t.m_awvalid_o, t.m_wvalid_o, t.m_bready_o,
                             t.m_arvalid_o, t.m_rready_o);
    };
    const auto outputs = before();
    t.eval();
    if (before() != outputs) fail("an output follows an input within the clock");

    // ---- what happens at the edge
    for (int i = 0; i < 2; i++) {
      Fifo& fifo = fifos[i];
      const bool offered = t.rd_valid_o >> i & 1, taken = offered && (t.rd_ready_i >> i & 1);
      const bool flush = t.flush_i >> i & 1;
      if (offered && fifo.held.empty()) fail("fifo %d offers an entry it was never given", i);
      if (offered != !fifo.held.empty()) fail("fifo %d does not offer its entry", i);
      if ((t.level_o >> (4 * i) & 15u) != fifo.held.size()) fail("level of fifo %d is wrong", i);
      if (!(t.wr_ready_o >> i & 1) != (fifo.held.size() == 8)) fail("fifo %d is ready at the wrong time", i);
      if (offered && element(t.rd_data_o, i) != fifo.held.front()) fail("fifo %d offers a wrong entry", i);
      const bool write = (t.wr_valid_i >> i & 1) && (t.wr_ready_o >> i & 1) && !flush;
      if (taken) fifo.held.pop_front(), fifo.passed++;
      if (flush) {
        while (fifo.held.size() > ((i == 1 && offered && !taken) ? 1u : 0u)) fifo.held.pop_back();
      }
      if (write) fifo.held.push_back(element(t.wr_data_i, i));
    }

    const bool aw = t.s_awvalid_i && t.s_awready_o, w = t.s_wvalid_i && t.s_wready_o;
    const bool b = t.s_bvalid_o && t.s_bready_i, ar = t.s_arvalid_i && t.s_arready_o;
    const bool r = t.s_rvalid_o && t.s_rready_i;
    if (b) {
      const int port = portOf(writeAddress);
      const uint32_t want = port < 0 ? 3 : (writeAddress >> 2) & 2;
      if (t.s_bresp_o != want) fail("BRESP %u for %08x", t.s_bresp_o, writeAddress);
      writes++, refused += port < 0;
    }
    if (r) {
      const int port = portOf(readAddress);
      if (t.s_rresp_o != (port < 0 ? 3 : 0)) fail("RRESP %u for %08x", t.s_rresp_o, readAddress);
      if (t.s_rdata_o != (port < 0 ? 0 : ports[port].words[readAddress])) fail("wrong data of %08x", readAddress);
      reads++;
    }
    bool clearB[2] = {}, clearR[2] = {};
    for (int i = 0; i < 2; i++) {
      Port& port = ports[i];
      if ((t.m_awvalid_o & t.m_awready_i) >> i & 1) {
        if (portOf(t.m_awaddr_o) != i) fail("write of %08x at port %d", t.m_awaddr_o, i);
        port.haveAddress = true, port.address = t.m_awaddr_o;
      }
      if ((t.m_wvalid_o & t.m_wready_i) >> i & 1) {
        port.haveData = true, port.data = t.m_wdata_o, port.strobe = t.m_wstrb_o;
        if (t.m_wdata_o != writeData || t.m_wstrb_o != writeStrobe) fail("wrong write data at port %d", i);
      }
      if ((t.m_bvalid_i & t.m_bready_o) >> i & 1) {
        port.haveAddress = port.haveData = false, clearB[i] = true;
        // A read in flight may see the word before or after; keep the two apart.
        if (!(reading && readAddress == port.address)) {
          port.words[port.address] = merge(port.words[port.address], port.data, port.strobe);
        }
      }
      if ((t.m_arvalid_o & t.m_arready_i) >> i & 1) {
        if (portOf(t.m_araddr_o) != i) fail("read of %08x at port %d", t.m_araddr_o, i);
        port.readPending = true, port.readAddress = t.m_araddr_o;
      }
      if ((t.m_rvalid_i & t.m_rready_o) >> i & 1) port.readPending = false, clearR[i] = true;
    }
    edge();
    if (aw) awGiven = true, t.s_awvalid_i = 0;
    if (w) wGiven = true, t.s_wvalid_i = 0;
    if (ar) arGiven = true, t.s_arvalid_i = 0;
    if (b) writing = false;
    if (r) reading = false;
    for (int i = 0; i < 2; i++) {
      if (clearB[i]) t.m_bvalid_i = static_cast<uint8_t>(t.m_bvalid_i & ~(1u << i));
      if (clearR[i]) t.m_rvalid_i = static_cast<uint8_t>(t.m_rvalid_i & ~(1u << i));
    }
    t.eval();
  }
  for (const Fifo& fifo : fifos) {
    if (fifo.passed < clocks / 10) fail("a fifo passed only %llu entries", static_cast<unsigned long long>(fifo.passed));
  }
  if (writes < clocks / 50 || reads < clocks / 50 || refused == 0) fail("the demux hardly moved");
  std::printf("pass: seed %llu, %llu, %llu entries, %llu writes, %llu reads\n",
              static_cast<unsigned long long>(seed), static_cast<unsigned long long>(fifos[0].passed),
              static_cast<unsigned long long>(fifos[1].passed),
              static_cast<unsigned long long>(writes), static_cast<unsigned long long>(reads));
  top->final();
  return 0;
}
