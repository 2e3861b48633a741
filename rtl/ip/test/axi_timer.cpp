// SPDX-License-Identifier: Apache-2.0
// axi_timer: intervals, captures and PWMs measured at the pins, clock by clock, with register accesses
// under way. WIDTH is C_COUNT_WIDTH, HIGH the active level of triggers and pulses, TWO says whether the
// second counter is there.
#include <algorithm>

#include "Vdut.h"
#include "bench.h"

using namespace bench;

namespace {

constexpr uint32_t kMask = WIDTH == 32 ? 0xFFFFFFFFu : (1u << (WIDTH % 32)) - 1;
constexpr uint32_t kCapture = 1, kDown = 2, kPulse = 4, kTrigger = 8, kReload = 0x10, kLoad = 0x20;
constexpr uint32_t kInterrupt = 0x40, kEnable = 0x80, kStatus = 0x100, kPwm = 0x200, kAll = 0x400;
constexpr uint32_t kCascade = 0x800;

}  // namespace

int main(int argc, char **argv) {
  start(argc, argv);
  Vdut top;
  uint64_t clock = 0, frozen = 0;
  std::vector<uint64_t> pulses[2];  // the clocks in which each output was active
  std::vector<uint64_t> rises, falls;  // of the PWM
  bool pwm = false;
  auto tick = [&] {
    top.s_axi_aclk = 1;
    top.eval();
    top.s_axi_aclk = 0;
    top.eval();
    clock++;
    frozen += top.freeze;
    if (top.generateout0 == HIGH) pulses[0].push_back(clock);
    if (top.generateout1 == HIGH) pulses[1].push_back(clock);
    if (top.pwm0 != pwm) (top.pwm0 ? rises : falls).push_back(clock);
    pwm = top.pwm0;
  };
  Registers registers(top, tick);
  auto run = [&](uint32_t clocks) {
    while (clocks-- > 0) tick();
  };
  auto clear = [&] {
    for (auto &list : pulses) list.clear();
    rises.clear();
    falls.clear();
  };
  auto stop = [&] {
    registers.write(0x00, 0);
    registers.write(0x10, 0);
    run(8);
    // An expiry may come with the stop.
    registers.write(0x00, kStatus);
    registers.write(0x10, kStatus);
    clear();
  };
  auto reset = [&] {
    top.s_axi_aresetn = 0;
    run(8);
    top.s_axi_aresetn = 1;
    tick();
    clear();
  };
  top.capturetrig0 = top.capturetrig1 = !HIGH;
  top.freeze = 0;
  reset();
  for (uint32_t address = 0; address < 0x20; address += 4)
    expect(registers.read(address), 0, "a register after reset");
  expect(top.__SYM__interrupt, 0, "the interrupt after reset");

  // Registers hold what was written: the status is cleared by ones, the counts are not written.
  for (int round = 0; round < 300; round++) {
    const uint32_t value = draw();
    for (int timer = 0; timer < 2; timer++) {
      const bool there = timer == 0 || TWO;
      const uint32_t base = 0x10 * timer, control = value & ~(kEnable | kAll | kLoad | kCapture);
      const uint32_t bits = timer == 0 && TWO ? 0xFFF & ~kStatus : 0x7FF & ~kStatus;
      registers.write(base, control);
      registers.write(base + 4, ~value);
      registers.write(base + 8, value);
      expect(registers.read(base), there ? control & bits : 0, "TCSR");
      expect(registers.read(base + 4), there ? ~value & kMask : 0, "TLR");
      expect(registers.read(base + 8), 0, "TCR");
      registers.write(base, 0);
    }
  }
  expect(registers.read(0xC), 0, "a word without a register");

  // The interval of a counter, and what a counter rests at that is not reloaded.
  const int timers = TWO ? 2 : 1;
  for (int round = 0; round < 120; round++) {
    stop();
    const int timer = static_cast<int>(draw() % timers);
    const uint32_t base = 0x10 * timer;
    const bool down = chance(50), reload = chance(70), enabled = chance(50);
    const uint32_t length = draw() % (WIDTH == 8 ? 250 : 300);
    const uint32_t start = down ? length : kMask - length;
    const uint32_t mode = kPulse | (down ? kDown : 0) | (reload ? kReload : 0) |
                          (enabled ? kInterrupt : 0);
    registers.write(base + 4, start);
    registers.write(base, mode | kLoad);
    run(2);
    expect(registers.read(base + 8), start, "a loaded counter");
    const uint64_t asked = clock;
    registers.write(base, mode | kEnable);
    const uint64_t begun = clock, frozen_before = frozen;
    for (int i = 0; i < 40; i++) {
      if (chance(30)) top.freeze = 1;
      run(draw() % 40);
      top.freeze = 0;
      if (chance(50)) registers.read(4 * (draw() % 8));
      if (!chance(80)) run(length + 2);
    }
    run(length + 12);
    const uint64_t held = frozen - frozen_before;
    const auto &list = pulses[timer];
    if (!pulses[1 - timer].empty()) fail("a counter that is off gives pulses");
    if (list.empty()) fail("no pulse");
    if (list.front() < asked + length) fail("a pulse that is early");
    if (reload) {
      // All intervals together are multiples of the period, but for the clocks that were frozen.
      const uint64_t span = list.back() - list.front(), count = list.size() - 1;
      if (span < count * (length + 2) || span > count * (length + 2) + held)
        fail("the interval is not TLR + 2: " + std::to_string(span) + " for " + std::to_string(count));
      // Enabling takes some clocks, and a reload happens also in a frozen clock.
      const uint64_t elapsed = clock - begun - held, slack = 60;
      if (list.size() + 1 < (elapsed - std::min(elapsed, slack)) / (length + 2) ||
          list.size() > (elapsed + slack) / (length + 2) + 1)
        fail("the number of pulses");
    } else {
      expect(list.size(), 1, "the pulses of a counter that is not reloaded");
      expect(registers.read(base + 8), down ? kMask : 0, "a counter that rests");
    }
    expect(registers.read(base) & kStatus, kStatus, "the status after an expiry");
    expect(top.__SYM__interrupt, enabled, "the interrupt");
    registers.write(base, mode | kStatus);
    run(8);
    registers.write(base, mode | kStatus);
    run(3);
    expect(top.__SYM__interrupt, 0, "the interrupt after its acknowledgement");
    expect(registers.read(base) & kStatus, 0, "the status after its acknowledgement");
    if (!reload) {
      // It rests until it is loaded, and then runs again.
      clear();
      registers.write(base, mode | kLoad);
      registers.write(base, mode | kEnable);
      run(length + 12);
      expect(pulses[timer].size(), 1, "the pulses after another load");
    }
  }

  // Exactly, without freezing: every interval.
  for (int round = 0; round < 60; round++) {
    stop();
    const bool down = chance(50);
    const uint32_t length = draw() % 250;
    for (int timer = 0; timer < 2; timer++) {
      registers.write(0x10 * timer + 4, down ? length : kMask - length);
      registers.write(0x10 * timer, kPulse | kReload | kLoad | (down ? kDown : 0));
      registers.write(0x10 * timer, kPulse | kReload | (down ? kDown : 0));
    }
    // Either register starts both at once.
    registers.write(TWO && chance(50) ? 0x10 : 0, kPulse | kReload | kAll | (down ? kDown : 0));
    run(5 * (length + 2) + 10);
    for (int timer = 0; timer < timers; timer++) {
      if (pulses[timer].size() < 4) fail("too few pulses of a counter");
      for (size_t i = 1; i < pulses[timer].size(); i++)
        expect(pulses[timer][i] - pulses[timer][i - 1], length + 2, "an interval");
    }
    if (TWO && pulses[0] != pulses[1]) fail("ENALL does not start both at once");
    for (int timer = 0; timer < timers; timer++) {
      const uint32_t value = registers.read(0x10 * timer);
      expect(value & (kAll | kEnable), kAll | kEnable, "TCSR after ENALL");
    }
    registers.write(0, kPulse | kReload | kEnable);
    if (TWO) expect(registers.read(0x10) & (kAll | kEnable), kEnable, "TCSR1 after ENALL is cleared");
  }

  // Captures: differences of what is captured are those of the triggers.
  for (int round = 0; round < 200; round++) {
    stop();
    const int timer = static_cast<int>(draw() % timers);
    const uint32_t base = 0x10 * timer;
    const bool down = chance(50), overwrite = chance(50), armed = chance(90);
    const uint32_t mode = kCapture | (down ? kDown : 0) | (overwrite ? kReload : 0) |
                          (armed ? kTrigger : 0) | kInterrupt;
    auto trigger = [&] {
      CData &pin = timer ? top.capturetrig1 : top.capturetrig0;
      pin = HIGH;
      const uint64_t at = clock;
      run(1 + draw() % 5);
      pin = !HIGH;
      run(6 + draw() % 40);
      return at;
    };
    registers.write(base + 4, draw());
    registers.write(base, mode | kLoad);
    registers.write(base, mode | kEnable);
    const uint32_t before = registers.read(base + 4);
    const uint64_t first = trigger();
    expect(top.__SYM__interrupt, armed, "the interrupt of a capture");
    expect(registers.read(base) & kStatus, armed ? kStatus : 0, "the status of a capture");
    if (!armed) {
      expect(registers.read(base + 4), before, "TLR without CAPT");
      continue;
    }
    const bool looked = chance(50);
    const uint32_t one = looked ? registers.read(base + 4) : 0;
    const uint64_t second = trigger();
    uint32_t two = registers.read(base + 4);
    if (looked) {
      const uint32_t elapsed = static_cast<uint32_t>(second - first);
      expect(two, (down ? one - elapsed : one + elapsed) & kMask, "a second capture");
    } else {
      // Nobody has read the first one: kept, or overwritten. A third one tells which it was.
      const uint64_t third = trigger();
      const uint32_t elapsed = static_cast<uint32_t>(third - (overwrite ? second : first));
      expect(registers.read(base + 4), (down ? two - elapsed : two + elapsed) & kMask,
             "a capture that nobody had read");
    }
  }

  if (TWO) {
    // One counter of twice the width.
    for (int round = 0; round < 60; round++) {
      stop();
      const bool down = chance(50), reload = chance(70);
      const uint64_t whole = WIDTH == 32 ? ~0ULL : (1ULL << (2 * WIDTH % 64)) - 1;
      const uint64_t length = draw() % (WIDTH == 8 ? 2000 : 300);
      const uint64_t start = down ? length : whole - length;
      const uint32_t mode = kCascade | kPulse | (down ? kDown : 0) | (reload ? kReload : 0);
      registers.write(0x04, static_cast<uint32_t>(start));
      registers.write(0x14, static_cast<uint32_t>(start >> WIDTH));
      registers.write(0x10, kLoad);
      registers.write(0x10, 0);
      registers.write(0x00, mode | kLoad);
      const uint64_t asked = clock;
      registers.write(0x00, mode | kEnable);
      const uint64_t begun = clock;
      // Reads of the high half, the low one and the high one again, until both are alike: the count
      // moves on by the clocks that pass.
      if (WIDTH == 8 && length > 600) {
        uint64_t last = start, last_at = begun;
        while (clock - begun < length - 100) {
          const uint32_t high = registers.read(0x18), low = registers.read(0x08);
          const uint64_t at = clock;
          if (registers.read(0x18) != high) continue;
          const uint64_t value = static_cast<uint64_t>(high) << WIDTH | low;
          const uint64_t moved = down ? last - value : value - last;
          if (moved > at - last_at + 40 || moved + 40 < at - last_at)
            fail("a count that jumps by " + std::to_string(moved));
          last = value;
          last_at = at;
        }
      }
      run(3 * length + 40);
      const auto &list = pulses[0];
      if (list.empty()) fail("no pulse of a cascade");
      if (list.front() < asked + length) fail("a cascade that is early");
      if (!reload) expect(list.size(), 1, "the pulses of a cascade that is not reloaded");
      for (size_t i = 1; i < list.size(); i++)
        expect(list[i] - list[i - 1], length + 4, "an interval of a cascade");
      expect(registers.read(0x00) & kStatus, kStatus, "the status of a cascade");
      expect(registers.read(0x10) & kStatus, 0, "the status of its upper half");
    }
    // Captures of both halves belong together, also while one carries into the other.
    for (int round = 0; round < 40; round++) {
      stop();
      const bool down = chance(50);
      const uint32_t mode = kCascade | kCapture | kTrigger | kReload | (down ? kDown : 0);
      uint32_t at_start = down ? draw() % 40 : kMask - draw() % 40;
      registers.write(0x04, at_start);
      registers.write(0x14, 0x55);
      registers.write(0x10, kLoad);
      registers.write(0x10, 0);
      registers.write(0x00, mode | kLoad);
      registers.write(0x00, mode | kEnable);
      uint64_t last = 0, last_at = 0;
      for (int i = 0; i < 12; i++) {
        top.capturetrig0 = HIGH;
        const uint64_t at = clock;
        run(2);
        top.capturetrig0 = !HIGH;
        run(8 + draw() % 4);
        const uint64_t value = static_cast<uint64_t>(registers.read(0x14)) << WIDTH | registers.read(0x04);
        if (i > 0) {
          const uint64_t moved = down ? last - value : value - last, elapsed = at - last_at;
          if (moved > elapsed + 2 || moved + 2 < elapsed)
            fail("captures of both halves differ by " + std::to_string(moved) + ", not " +
                 std::to_string(elapsed));
        }
        last = value;
        last_at = at;
      }
    }
    // Period and high time of the PWM.
    for (int round = 0; round < 60 && HIGH; round++) {
      stop();
      const bool down = chance(50);
      const uint32_t length = 2 + draw() % 240, high = draw() % length;
      const uint32_t mode = kPwm | kPulse | (down ? kDown : 0);
      registers.write(0x04, down ? length : kMask - length);
      registers.write(0x14, down ? high : kMask - high);
      registers.write(0x00, mode | kLoad);
      registers.write(0x10, mode | kLoad);
      registers.write(0x10, mode);
      registers.write(0x00, mode | kAll);
      run(6 * (length + 2) + 20);
      if (rises.size() < 4) fail("too few periods of the PWM");
      for (size_t i = 1; i < rises.size(); i++) expect(rises[i] - rises[i - 1], length + 2, "a period");
      for (size_t i = 0; i + 1 < rises.size(); i++) {
        if (falls.size() <= i || falls[i] < rises[i]) fail("the PWM does not fall");
        expect(falls[i] - rises[i], high + 2, "a high time");
      }
      registers.write(0x00, 0);
      registers.write(0x10, 0);
      run(3);
      expect(top.pwm0, 0, "the PWM that is off");
    }
  }

  // A reset amid everything.
  registers.write(0x04, 5);
  registers.write(0x00, kDown | kReload | kLoad | kInterrupt | kPulse);
  registers.write(0x00, kDown | kReload | kEnable | kInterrupt | kPulse);
  run(30);
  expect(top.__SYM__interrupt, 1, "the interrupt before a reset");
  reset();
  expect(top.__SYM__interrupt, 0, "the interrupt after a reset");
  run(50);
  if (!pulses[0].empty()) fail("a counter runs on after a reset");
  finish(NAME);
}
