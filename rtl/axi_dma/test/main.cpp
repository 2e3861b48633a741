// SPDX-License-Identifier: Apache-2.0
// Tests of `axi_dma`: registers, random transfers, errors, stops, resets, and the vendor's speed measure.
//
//   axi_dma_test [--seed N] [--rounds N] [--max-burst N] [--aligned] [--check-speed]
//
// A failure prints the seed that repeats it and exits with 1.
#include <algorithm>

#include "bench.h"

namespace {

struct Options {
  uint64_t seed = 1;
  uint32_t rounds = 40;
  uint32_t maxBurst = 16;
  bool aligned = false;  // the model was built without realignment
};

constexpr uint32_t kIdle = 0x2, kHalted = 0x1, kIoc = 0x1000, kErr = 0x4000;
constexpr uint32_t kErrors = 0x770;

void expect(Bench& bench, const char* what, uint32_t got, uint32_t want) {
  if (got != want) bench.fail("%s is 0x%08x, expected 0x%08x", what, got, want);
}

void start(Bench& bench, Channel channel) {
  bench.write(channel + kControl, 0x1);
  bench.waitStatus(channel, kHalted, 0);
}

void softReset(Bench& bench, Channel channel = kMm2s) {
  bench.write(channel + kControl, 0x4);
  const uint64_t end = bench.clock + 100000;
  while (bench.read(channel + kControl) & 0x4) {
    if (bench.clock > end) bench.fail("soft reset does not finish");
  }
  for (Channel c : {kMm2s, kS2mm}) {
    expect(bench, "DMACR after reset", bench.read(c + kControl), 0x00010002);
    expect(bench, "DMASR after reset", bench.read(c + kStatus), 0x00000001);
    expect(bench, "address after reset", bench.read(c + kAddr), 0);
    expect(bench, "LENGTH after reset", bench.read(c + kLength), 0);
  }
  if (bench.top->m_axis_mm2s_tvalid) bench.fail("TVALID survives a reset");
  if (bench.idleClocks == 0) bench.fail("the memory port is not quiet after a reset");
}

Timing randomTiming(Bench& bench) {
  auto probability = [&] { return bench.random(3) ? bench.random(160) : 0; };
  Timing t;
  t.ar = probability(), t.r = probability(), t.aw = probability(), t.w = probability();
  t.b = probability(), t.source = probability(), t.sink = probability();
  t.readLatency = 1 + bench.random(40);
  t.writeLatency = 1 + bench.random(40);
  t.outstanding = 1 + bench.random(8);
  t.dataAfterAddress = bench.random(2);
  t.addressAfterData = !t.dataAfterAddress && bench.random(2);
  return t;
}

uint32_t randomLength(Bench& bench) {
  switch (bench.random(4)) {
    case 0: return 1 + bench.random(3 * kBytes);
    case 1: return 1 + bench.random(600);
    case 2: return std::max(1u, 4096 - 2 * kBytes + bench.random(4 * kBytes));
    default: return 1 + bench.random(20000);
  }
}

// A place in one half of the memory, near a 4 KiB boundary as often as not.
uint32_t randomPlace(Bench& bench, bool upper, uint32_t length, bool aligned) {
  const uint32_t half = Bench::kMemoryBytes / 2;
  uint32_t at = 64 + bench.random(half - length - 8320);
  if (bench.random(2)) at = (at & ~4095u) + 4096 - bench.random(5 * kBytes);
  if (aligned) at &= ~(kBytes - 1);
  return (upper ? half : 0) + at;
}

std::vector<uint8_t> randomBytes(Bench& bench, uint32_t count) {
  std::vector<uint8_t> bytes(count);
  for (auto& byte : bytes) byte = static_cast<uint8_t>(bench.rng());
  return bytes;
}

// The sink's beats as one packet of `want`.
void checkPacket(Bench& bench, const std::vector<uint8_t>& want) {
  std::vector<uint8_t> got;
  for (size_t i = 0; i < bench.sunk.size(); i++) {
    const Beat& beat = bench.sunk[i];
    const bool last = i + 1 == bench.sunk.size();
    if (beat.last != last) bench.fail("TLAST is %d at beat %zu of %zu", beat.last, i, bench.sunk.size());
    uint32_t count = static_cast<uint32_t>(__builtin_popcount(beat.keep));
    if (beat.keep != (1u << count) - 1u) bench.fail("TKEEP %x has gaps", beat.keep);
    if (!last && count != kBytes) bench.fail("TKEEP %x is partial before TLAST", beat.keep);
    got.insert(got.end(), beat.data, beat.data + count);
  }
  if (got.size() != want.size()) bench.fail("packet has %zu bytes, expected %zu", got.size(), want.size());
  if (got != want) bench.fail("packet has wrong bytes");
}

void checkMemory(Bench& bench, const std::vector<uint8_t>& want) {
  for (uint32_t i = 0; i < Bench::kMemoryBytes; i++) {
    if (bench.memory[i] != want[i]) {
      bench.fail("memory at 0x%x is %02x, expected %02x", i, bench.memory[i], want[i]);
    }
  }
}

// Writes of LENGTH that have no effect: 0, whole or by merging bytes, and one without strobes.
void checkLengthKept(Bench& bench, Channel channel, uint32_t length) {
  bench.write(channel + kLength, 0);
  expect(bench, "LENGTH after writing 0", bench.read(channel + kLength), length);
  bench.write(channel + kLength, 0x77777777, 0x0);
  expect(bench, "LENGTH without strobes", bench.read(channel + kLength), length);
  if (length <= 0xFF) {
    bench.write(channel + kLength, 0xFFFFFF00, 0x1);
    expect(bench, "LENGTH after writing 0 to its only byte", bench.read(channel + kLength), length);
  }
}

// ------------------------------------------------------------------------------------------- registers
void testRegisters(Bench& bench) {
  bench.phase = "registers";
  for (Channel c : {kMm2s, kS2mm}) {
    expect(bench, "DMACR", bench.read(c + kControl), 0x00010002);
    expect(bench, "DMASR", bench.read(c + kStatus), 0x00000001);
    for (uint32_t offset = 0x08; offset < 0x30; offset += 4) expect(bench, "register", bench.read(c + offset), 0);
  }
  for (Channel c : {kMm2s, kS2mm}) {
    // All writable bits but RS and Reset; read-only ones keep their value.
    bench.write(c + kControl, 0xFFFFFFFA);
    expect(bench, "DMACR with ones", bench.read(c + kControl), 0xFFFF701A);
    bench.write(c + kControl, 0x00000000);
    expect(bench, "DMACR keeps IRQThreshold on 0", bench.read(c + kControl), 0x00FF0002);
    bench.write(c + kControl, 0x55AA7018, 0x4);
    expect(bench, "DMACR byte 2", bench.read(c + kControl), 0x00AA0002);
    bench.write(c + kControl, 0x55017018, 0xA);
    expect(bench, "DMACR bytes 1, 3", bench.read(c + kControl), 0x55AA7002);
    bench.write(c + kStatus, 0xFFFFFFFF);
    expect(bench, "DMASR after ones", bench.read(c + kStatus), 0x00000001);
    bench.write(c + kAddr, 0xFFFFFFFF);
    expect(bench, "address ones", bench.read(c + kAddr), 0xFFFFFFFF);
    for (uint32_t bit = 0; bit < 32; bit++) {
      bench.write(c + kAddr, 1u << bit);
      expect(bench, "address bit", bench.read(c + kAddr), 1u << bit);
    }
    bench.write(c + kAddr, 0x12345678, 0x5);
    expect(bench, "address bytes", bench.read(c + kAddr), 0x80340078);
    bench.write(c + kAddrMsb, 0xFFFFFFFF);
    expect(bench, "address MSB of a 32-bit core", bench.read(c + kAddrMsb), 0);
    bench.write(c + kLength, 0xFFFFFFFF);
    expect(bench, "LENGTH ones", bench.read(c + kLength), 0x03FFFFFF);
    bench.write(c + kLength, 0xABCDEF12, 0x2);
    expect(bench, "LENGTH byte 1", bench.read(c + kLength), 0x03FFEFFF);
    checkLengthKept(bench, c, 0x03FFEFFF);
    for (uint32_t offset : {0x08u, 0x0Cu, 0x10u, 0x14u, 0x20u, 0x24u, 0x2Cu}) {
      bench.write(c + offset, 0xFFFFFFFF);
      expect(bench, "reserved word", bench.read(c + offset), 0);
    }
    // LENGTH while halted starts nothing, then or later.
    start(bench, c);
    bench.run(20);
    expect(bench, "DMASR of a channel with nothing to do", bench.read(c + kStatus), 0);
    checkLengthKept(bench, c, 0x03FFEFFF);
    bench.run(20);
    expect(bench, "DMASR after writes of LENGTH without effect", bench.read(c + kStatus), 0);
    // The other registers take nothing without strobes either.
    const uint32_t control = bench.read(c + kControl);
    bench.write(c + kControl, 0xFFFFFFFF, 0x0);
    expect(bench, "DMACR without strobes", bench.read(c + kControl), control);
    bench.write(c + kAddr, 0x55555555, 0x0);
    expect(bench, "address without strobes", bench.read(c + kAddr), 0x80340078);
    bench.write(c + kControl, 0);
    bench.waitStatus(c, 0x3, kHalted);
  }
  expect(bench, "a word outside the map", bench.read(0x3FC), 0);
  if (bench.firstArvalid) bench.fail("a read was started");
  softReset(bench, kS2mm);
}

// ------------------------------------------------------------------------------------- random transfers
void testRandom(Bench& bench, const Options& options) {
  start(bench, kMm2s);
  start(bench, kS2mm);
  for (uint32_t round = 0; round < options.rounds; round++) {
    bench.phase = "random transfer " + std::to_string(round);
    bench.timing = randomTiming(bench);
    const uint32_t readLength = randomLength(bench), packet = bench.random(16) ? randomLength(bench) : 0;
    const bool nullEnd = packet % kBytes == 0 && bench.random(2);
    uint32_t buffer = packet + (bench.random(2) ? 0 : bench.random(5000));
    if (buffer == 0) buffer = 1;
    const uint32_t from = randomPlace(bench, false, readLength, options.aligned);
    const uint32_t to = randomPlace(bench, true, buffer, options.aligned);
    const std::vector<uint8_t> bytes = randomBytes(bench, packet);
    std::vector<uint8_t> want = bench.memory;
    std::copy(bytes.begin(), bytes.end(), want.begin() + to);
    bench.sunk.clear();
    const bool streamFirst = bench.random(2);
    if (streamFirst) bench.send(bytes, nullEnd);
    bench.write(kMm2s + kAddr, from);
    bench.write(kS2mm + kAddr, to);
    if (bench.random(2)) {
      bench.write(kMm2s + kLength, readLength);
      bench.write(kS2mm + kLength, buffer);
    } else {
      bench.write(kS2mm + kLength, buffer);
      bench.write(kMm2s + kLength, readLength);
    }
    if (!streamFirst) bench.send(bytes, nullEnd);
    // A LENGTH write while busy changes nothing.
    if (packet > 4000 && readLength > 4000 && bench.timing.outstanding < 4) {
      bench.write(kMm2s + kLength, 77);
      expect(bench, "MM2S LENGTH written while busy", bench.read(kMm2s + kLength), readLength);
    }
    expect(bench, "MM2S status", bench.waitStatus(kMm2s, kIdle, kIdle), kIdle | kIoc);
    expect(bench, "S2MM status", bench.waitStatus(kS2mm, kIdle, kIdle), kIdle | kIoc);
    if (!bench.sourceEmpty()) bench.fail("the packet was not taken whole");
    expect(bench, "S2MM LENGTH", bench.read(kS2mm + kLength), packet);
    expect(bench, "MM2S LENGTH", bench.read(kMm2s + kLength), readLength);
    checkMemory(bench, want);
    checkPacket(bench, {want.begin() + from, want.begin() + from + readLength});
    for (Channel c : {kMm2s, kS2mm}) {
      bench.write(c + kStatus, kIoc);
      if (bench.random(2)) checkLengthKept(bench, c, c == kMm2s ? readLength : packet);
      expect(bench, "status after W1C", bench.read(c + kStatus), kIdle);
    }
  }
  softReset(bench);
}

// -------------------------------------------------------------------------------------------- overflow
void testOverflow(Bench& bench, const Options& options) {
  for (uint32_t round = 0; round < options.rounds / 2 + 6; round++) {
    bench.phase = "overflow " + std::to_string(round);
    bench.timing = randomTiming(bench);
    uint32_t length = randomLength(bench);
    // 0: longer, in one go. 1: exactly LENGTH, later one byte more. 2: exactly LENGTH, later TLAST alone.
    const uint32_t kind = round % 3;
    if (kind != 0) length = (length + kBytes - 1) / kBytes * kBytes;
    const uint32_t to = randomPlace(bench, true, length, options.aligned);
    const std::vector<uint8_t> bytes = randomBytes(bench, length + (kind == 0 ? 1 + bench.random(40) : 0));
    std::vector<uint8_t> want = bench.memory;
    std::copy(bytes.begin(), bytes.begin() + length, want.begin() + to);
    bench.write(kS2mm + kControl, 0x5001);
    bench.waitStatus(kS2mm, kHalted, 0);
    bench.write(kS2mm + kAddr, to);
    bench.write(kS2mm + kLength, length);
    bench.send(bytes, false, kind != 0);
    if (kind != 0) {
      while (!bench.sourceEmpty()) bench.tick();
      bench.idleClocks = 0;
      while (bench.idleClocks < 300) bench.tick();
      expect(bench, "status while TLAST is missing", bench.read(kS2mm + kStatus), 0);
      checkMemory(bench, want);
      if (kind == 1) bench.sendBeat(1, bench.random(2));
      if (kind == 2) bench.sendBeat(0, true);
    }
    if (kind == 2) {
      bench.waitStatus(kS2mm, kIdle, kIdle);
      expect(bench, "LENGTH", bench.read(kS2mm + kLength), length);
    } else {
      expect(bench, "status", bench.waitStatus(kS2mm, kErr, kErr), 0x4011);
      expect(bench, "DMACR", bench.read(kS2mm + kControl), 0x00015002);
      if (!bench.top->s2mm_introut) bench.fail("no interrupt on overflow");
      bench.write(kS2mm + kStatus, kErr);
      expect(bench, "status after W1C", bench.read(kS2mm + kStatus), 0x0011);
      if (bench.top->s2mm_introut) bench.fail("interrupt after W1C");
      bench.write(kS2mm + kControl, 0x1);
      bench.run(10);
      expect(bench, "status on a start without reset", bench.read(kS2mm + kStatus), 0x0011);
    }
    checkMemory(bench, want);
    softReset(bench, bench.random(2) ? kMm2s : kS2mm);
    bench.dropSource();
  }
}

// ------------------------------------------------------------------------------------------ bus errors
void testErrors(Bench& bench, const Options& options) {
  for (uint32_t round = 0; round < options.rounds / 2 + 4; round++) {
    bench.phase = "bus error " + std::to_string(round);
    bench.timing = randomTiming(bench);
    const Channel channel = round % 2 ? kS2mm : kMm2s;
    const uint32_t length = 1 + bench.random(9000);
    const uint32_t at = randomPlace(bench, channel == kS2mm, length, options.aligned);
    bench.errorResponse = 2 + bench.random(2);
    bench.errorStart = at + bench.random(length);
    bench.errorEnd = bench.errorStart + 1;
    bench.sunk.clear();
    start(bench, channel);
    bench.write(channel + kAddr, at);
    bench.write(channel + kLength, length);
    if (channel == kS2mm) bench.send(randomBytes(bench, length));
    // PG021: a failed write of S2MM is an internal error as well, a failed read of MM2S is not.
    const uint32_t want = kErr | kHalted | (bench.errorResponse == 2 ? 0x20 : 0x40) |
                          (channel == kS2mm ? 0x10 : 0);
    expect(bench, "status", bench.waitStatus(channel, kErr, kErr), want);
    expect(bench, "DMACR", bench.read(channel + kControl), 0x00010002);
    if (bench.idleClocks == 0) bench.fail("halted with the memory port busy");
    // What was sent before the error is right, and nothing is sent after it.
    uint32_t sent = at;
    for (const Beat& beat : bench.sunk) {
      if (beat.last) bench.fail("a failed transfer sent TLAST");
      if (std::memcmp(beat.data, &bench.memory[sent], kBytes) != 0) bench.fail("wrong byte near 0x%x", sent);
      sent += kBytes;
    }
    if (sent > bench.errorStart && channel == kMm2s) bench.fail("bytes beyond the error were sent");
    bench.errorStart = bench.errorEnd = 0;
    softReset(bench, channel);
    bench.dropSource();
  }
}

// -------------------------------------------------------------------------------------- stop and reset
void testStop(Bench& bench, const Options& options, bool reset) {
  for (uint32_t round = 0; round < options.rounds; round++) {
    bench.phase = (reset ? "soft reset " : "stop ") + std::to_string(round);
    bench.timing = randomTiming(bench);
    // Streams that stand still are the hard case.
    if (bench.random(3) == 0) bench.timing.sink = 256;
    if (bench.random(3) == 0) bench.timing.source = 256 - bench.random(30);
    const uint32_t length = 2000 + bench.random(12000);
    const uint32_t from = randomPlace(bench, false, length, options.aligned);
    const uint32_t to = randomPlace(bench, true, length, options.aligned);
    const std::vector<uint8_t> bytes = randomBytes(bench, length);
    const std::vector<uint8_t> before = bench.memory;
    start(bench, kMm2s);
    start(bench, kS2mm);
    bench.write(kMm2s + kAddr, from);
    bench.write(kS2mm + kAddr, to);
    bench.write(kS2mm + kLength, length);
    bench.write(kMm2s + kLength, length);
    bench.send(bytes);
    bench.run(bench.random(600));
    if (reset) {
      softReset(bench, bench.random(2) ? kMm2s : kS2mm);
    } else {
      for (Channel c : {kMm2s, kS2mm}) {
        bench.write(c + kControl, 0);
        bench.waitStatus(c, kHalted, kHalted);
        expect(bench, "error and idle bits", bench.read(c + kStatus) & (kErrors | kErr | kIdle), 0);
        bench.write(c + kStatus, kIoc);
      }
    }
    if (bench.idleClocks == 0) bench.fail("the memory port is busy after the channels stopped");
    // Every byte is the old one or the new one, and nothing outside the buffer changed.
    for (uint32_t i = 0; i < Bench::kMemoryBytes; i++) {
      const bool inside = i >= to && i < to + length;
      if (bench.memory[i] != before[i] && !(inside && bench.memory[i] == bytes[i - to])) {
        bench.fail("memory at 0x%x changed to %02x", i, bench.memory[i]);
      }
    }
    bench.dropSource();
    bench.timing.sink = 0;
    bench.run(3);
  }
  softReset(bench);
}

// Where a transfer is stopped, in the order of its clocks.
enum Stall { kBeforeFirst, kInPacket, kInBurst, kAtEnd, kStalls };

// Stops a channel, and starts it again while its stream still stands: RS alone must do.
void stopAndStart(Bench& bench, Channel channel) {
  bench.write(channel + kControl, 0);
  // RS may be set again before the channel has come to rest.
  if (bench.random(3)) {
    bench.waitStatus(channel, kHalted, kHalted);
    expect(bench, "status of a stopped channel", bench.read(channel + kStatus), kHalted);
    if (bench.idleClocks == 0) bench.fail("halted with the memory port busy");
    bench.run(bench.random(50));
  } else {
    bench.write(channel + kControl, 1);
    bench.run(6000);
  }
  bench.write(channel + kControl, 1);
  expect(bench, "status after the restart", bench.waitStatus(channel, kHalted, 0, 2000), 0);
}

// MM2S is stopped while its sink takes nothing, and started again before the sink moves.
void testReadRestart(Bench& bench, const Options& options, uint32_t round) {
  const Stall stall = static_cast<Stall>(round % kStalls);
  bench.phase = "MM2S restart " + std::to_string(round) + ", stall " + std::to_string(stall);
  bench.timing = randomTiming(bench);
  const uint32_t length = (stall == kAtEnd ? 1 : 40 * kBytes) + bench.random(9000);
  const uint32_t from = randomPlace(bench, false, length, options.aligned);
  const uint32_t beats = (length + kBytes - 1) / kBytes;
  bench.sunk.clear();
  start(bench, kMm2s);
  const uint32_t takes = stall == kAtEnd ? beats - 1 : stall == kInPacket ? 1 + bench.random(beats - 2) : 0;
  bench.sinkLimit = takes;
  bench.write(kMm2s + kAddr, from);
  bench.write(kMm2s + kLength, length);
  // Stopped before a beat is offered, with a burst under way, or with a beat that is offered and stands.
  for (uint32_t i = 0; stall != kBeforeFirst; i++) {
    if (stall == kInBurst ? bench.top->m_axi_rvalid
                          : bench.sunk.size() == takes && bench.top->m_axis_mm2s_tvalid) break;
    if (i == 100000) bench.fail("the transfer does not get to where it is to be stopped");
    bench.tick();
  }
  bench.run(bench.random(stall == kBeforeFirst ? 4 : stall == kInBurst ? 12 : 200));
  stopAndStart(bench, kMm2s);

  // The beat that was offered is still there, and at most this one.
  const size_t left = bench.top->m_axis_mm2s_tvalid ? 1 : 0, stopped = bench.sunk.size();
  // Every other time the FIFO fills up behind that beat: with whole bursts, to its last entry.
  const bool fills = round / kStalls % 2;
  const uint32_t next = (fills ? 600 * kBytes : 1) + bench.random(9000);
  uint32_t place = randomPlace(bench, false, next, options.aligned);
  if (fills) {
    place &= ~4095u;
  } else if (bench.random(2)) {
    bench.sinkLimit = SIZE_MAX;
    bench.run(bench.random(20));
  }
  bench.write(kMm2s + kAddr, place);
  bench.write(kMm2s + kLength, next);
  bench.run(bench.random(100));
  while (fills && bench.idleClocks < 600) bench.tick();
  bench.sinkLimit = SIZE_MAX;
  expect(bench, "status", bench.waitStatus(kMm2s, kIdle, kIdle), kIdle | kIoc);
  if (left) {
    const Beat& beat = bench.sunk[stopped];
    const uint32_t at = static_cast<uint32_t>(stopped) * kBytes, count = std::min(kBytes, length - at);
    if (std::memcmp(beat.data, &bench.memory[from + at], count) != 0) bench.fail("the beat offered at the stop changed");
  }
  bench.sunk.erase(bench.sunk.begin(), bench.sunk.begin() + static_cast<long>(stopped + left));
  checkPacket(bench, {bench.memory.begin() + place, bench.memory.begin() + place + next});
  softReset(bench);
}

// S2MM is stopped while its source gives nothing, or the memory hardly moves, and takes another packet.
void testWriteRestart(Bench& bench, const Options& options, uint32_t round) {
  const Stall stall = static_cast<Stall>(round % kStalls);
  bench.phase = "S2MM restart " + std::to_string(round) + ", stall " + std::to_string(stall);
  bench.timing = randomTiming(bench);
  const uint32_t length = 40 * kBytes + kBytes * bench.random(1000);
  const uint32_t to = randomPlace(bench, true, length, options.aligned);
  start(bench, kS2mm);
  bench.write(kS2mm + kAddr, to);
  bench.write(kS2mm + kLength, length);
  // The bytes that arrive: none, a part of the packet, or all but TLAST.
  const uint32_t given = stall == kBeforeFirst ? 0
                         : stall == kAtEnd     ? length
                                               : kBytes * (1 + bench.random(length / kBytes - 1));
  const std::vector<uint8_t> bytes = randomBytes(bench, given);
  std::vector<uint8_t> want = bench.memory;
  // At full rate a burst is committed before its beats have come: the stall then holds it open.
  if (stall == kInBurst) bench.timing.source = 0;
  if (given) bench.send(bytes, false, true);
  while (!bench.sourceEmpty() && bench.random(stall == kInBurst ? 400 : 100000)) bench.tick();
  bench.run(bench.random(stall == kInBurst ? 3 : 300));
  bench.holdSource();
  stopAndStart(bench, kS2mm);

  for (uint32_t i = 0; i < Bench::kMemoryBytes; i++) {
    const bool inside = i >= to && i < to + given;
    if (bench.memory[i] != want[i] && !(inside && bench.memory[i] == bytes[i - to])) {
      bench.fail("memory at 0x%x changed to %02x", i, bench.memory[i]);
    }
  }
  // A beat that the source offers since before the stop begins the next packet.
  std::vector<uint8_t> next = bench.holdSource();
  const uint32_t added = 1 + bench.random(9000), packet = static_cast<uint32_t>(next.size()) + added;
  const uint32_t place = randomPlace(bench, true, packet, options.aligned);
  const std::vector<uint8_t> rest = randomBytes(bench, added);
  next.insert(next.end(), rest.begin(), rest.end());
  want = bench.memory;
  std::copy(next.begin(), next.end(), want.begin() + place);
  const bool streamFirst = bench.random(2);
  if (streamFirst) bench.send(rest);
  bench.write(kS2mm + kAddr, place);
  bench.write(kS2mm + kLength, packet + bench.random(100));
  if (!streamFirst) bench.send(rest);
  expect(bench, "status", bench.waitStatus(kS2mm, kIdle, kIdle), kIdle | kIoc);
  expect(bench, "LENGTH", bench.read(kS2mm + kLength), packet);
  checkMemory(bench, want);
  softReset(bench, kS2mm);
}

// ------------------------------------------------------------------------------------------- interrupts
void testInterrupts(Bench& bench) {
  bench.phase = "interrupts";
  bench.timing = Timing{};
  for (Channel c : {kMm2s, kS2mm}) {
    auto line = [&] { return c == kMm2s ? bench.top->mm2s_introut : bench.top->s2mm_introut; };
    bench.write(c + kControl, 0x1001);
    bench.waitStatus(c, kHalted, 0);
    bench.write(c + kAddr, Bench::kMemoryBytes / 2);
    bench.write(c + kLength, 64);
    if (c == kS2mm) bench.send(randomBytes(bench, 64));
    for (int i = 0; i < 500 && !line(); i++) bench.tick();
    if (!line()) bench.fail("no interrupt on completion");
    expect(bench, "status", bench.read(c + kStatus), kIdle | kIoc);
    bench.write(c + kControl, 0x0001);
    bench.run(2);
    if (line()) bench.fail("interrupt while disabled");
    bench.write(c + kControl, 0x1001);
    bench.run(2);
    if (!line()) bench.fail("interrupt lost while disabled");
    bench.write(c + kStatus, 0x2FFF);
    expect(bench, "IOC after writing other bits", bench.read(c + kStatus), kIdle | kIoc);
    bench.write(c + kStatus, kIoc);
    bench.run(2);
    if (line()) bench.fail("interrupt after acknowledge");
  }
  softReset(bench);
}

// ------------------------------------------------------------------------------------------------ speed
// PG021 "Throughput": 10,000 bytes; first ARVALID to TLAST, first TVALID to last WLAST.
void testSpeed(Bench& bench, const Options& options, uint32_t latency, uint32_t offset) {
  bench.phase = "speed";
  bench.timing = Timing{};
  bench.timing.readLatency = bench.timing.writeLatency = latency;
  const uint32_t bytes = 10000, to = Bench::kMemoryBytes / 2;
  start(bench, kMm2s);
  start(bench, kS2mm);
  bench.clearMarks();
  bench.sunk.clear();
  bench.write(kMm2s + kAddr, offset);
  bench.write(kMm2s + kLength, bytes);
  const uint64_t toArvalid = (bench.run(10), bench.firstArvalid - bench.lastLengthWrite);
  bench.waitStatus(kMm2s, kIdle, kIdle);
  const uint64_t toTvalid = bench.firstMm2sTvalid - bench.firstRvalid;
  const uint64_t readClocks = bench.lastTlast - bench.firstArvalid + 1;
  checkPacket(bench, {bench.memory.begin() + offset, bench.memory.begin() + offset + bytes});

  bench.write(kS2mm + kAddr, to + offset);
  bench.write(kS2mm + kLength, bytes);
  bench.run(10);
  bench.send(randomBytes(bench, bytes));
  bench.waitStatus(kS2mm, kIdle, kIdle);
  const uint64_t writeClocks = bench.lastWlast - bench.firstTvalid + 1;
  const double ideal = static_cast<double>(bytes) / kBytes;
  std::printf("%4u bits, bursts of %3u, latency %2u, offset %u: MM2S %4llu clocks, %.2f %%; S2MM %4llu clocks, "
              "%.2f %%; LENGTH to ARVALID %llu, R to TVALID %llu\n",
              DATA_WIDTH, options.maxBurst, latency, offset, static_cast<unsigned long long>(readClocks),
              100 * ideal / static_cast<double>(readClocks), static_cast<unsigned long long>(writeClocks),
              100 * ideal / static_cast<double>(writeClocks), static_cast<unsigned long long>(toArvalid),
              static_cast<unsigned long long>(toTvalid));
  // Beats of the transfer, the memory's latency, and the core's own clocks: 2 for reading, 5 for writing.
  const uint64_t beats = (offset % kBytes + bytes + kBytes - 1) / kBytes;
  if (readClocks > beats + latency + 1) bench.fail("MM2S is slower than promised");
  if (writeClocks > beats + 5) bench.fail("S2MM is slower than promised");
  if (toArvalid > 3) bench.fail("LENGTH to ARVALID takes more than 3 clocks");
  if (toTvalid > 2) bench.fail("R to TVALID takes more than 2 clocks");
  softReset(bench);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; i++) {
    const std::string argument = argv[i];
    auto number = [&]() -> uint64_t {
      if (i + 1 == argc) {
        std::fprintf(stderr, "%s needs a number\n", argument.c_str());
        std::exit(2);
      }
      return std::strtoull(argv[++i], nullptr, 0);
    };
    if (argument == "--seed") {
      options.seed = number();
    } else if (argument == "--rounds") {
      options.rounds = static_cast<uint32_t>(number());
    } else if (argument == "--max-burst") {
      options.maxBurst = static_cast<uint32_t>(number());
    } else if (argument == "--aligned") {
      options.aligned = true;
    } else {
      std::fprintf(stderr, "usage: %s [--seed N] [--rounds N] [--max-burst N] [--aligned]\n", argv[0]);
      return 2;
    }
  }
  Bench bench(options.seed);
  testRegisters(bench);
  // Bursts of less than eight beats are not promised at full rate.
  if (options.maxBurst >= 8) {
    testSpeed(bench, options, 1, 0);
    testSpeed(bench, options, 30, 0);
    if (!options.aligned) testSpeed(bench, options, 1, 3);
  }
  testInterrupts(bench);
  testRandom(bench, options);
  testOverflow(bench, options);
  testErrors(bench, options);
  testStop(bench, options, false);
  testStop(bench, options, true);
  for (uint32_t round = 0; round < options.rounds; round++) {
    testReadRestart(bench, options, round);
    testWriteRestart(bench, options, round);
  }
  std::printf("pass: %u bits, bursts of %u, %s, seed %llu, %llu clocks\n", DATA_WIDTH, options.maxBurst,
              options.aligned ? "aligned" : "any address", static_cast<unsigned long long>(options.seed),
              static_cast<unsigned long long>(bench.clock));
  return 0;
}
