// SPDX-License-Identifier: Apache-2.0
// The C ABI: ports by their numbers, several clocks, streams, signals, and waits of all kinds.
#include <cinttypes>
#include <cstring>
#include <limits>

#include "abi_calls.h"
#include "options.h"

namespace {

using namespace swynq::abi;
using swynq::fail;
using swynq::Simulation;

template <class Ports>
void describe(uint32_t number, swynq_sim_port& port, auto&& fill) {
  swynq::for_each_port<Ports>([&]<class P>() {
    if (P::kIndex != number) return;
    port.name = P::kName;
    if constexpr (requires { P::kBytes; }) port.bits = P::kBytes * 8;
    if constexpr (requires { P::kClock; }) port.clock = P::kClock;
    fill.template operator()<P>();
  });
}

uint32_t port_count(uint32_t kind) {
  switch (kind) {
    case SWYNQ_SIM_PORT_CLOCK: return swynq::kClockCount;
    case SWYNQ_SIM_PORT_REGISTERS: return std::tuple_size_v<swynq::RegisterPorts>;
    case SWYNQ_SIM_PORT_MEMORY: return std::tuple_size_v<swynq::MemoryPorts>;
    case SWYNQ_SIM_PORT_STREAM: return std::tuple_size_v<swynq::StreamPorts>;
    case SWYNQ_SIM_PORT_SIGNAL: return swynq::kSignals.size();
    default: fail(SWYNQ_SIM_BAD_ARGUMENT, "%u is no kind of port", kind);
  }
}

const char* kind_name(uint32_t kind) {
  static constexpr const char* kNames[] = {"clock", "register port", "memory port", "stream",
                                           "input or output"};
  return kNames[kind];
}

void check_port(uint32_t kind, uint32_t number) {
  const uint32_t count = port_count(kind);
  if (number >= count) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "there is no %s %u: the overlay has %u", kind_name(kind), number,
         count);
  }
}

void get_port(uint32_t kind, uint32_t number, swynq_sim_port& port) {
  check_port(kind, number);
  port = {.struct_size = sizeof port, .kind = kind};
  switch (kind) {
    case SWYNQ_SIM_PORT_CLOCK:
      describe<swynq::Clocks>(number, port, [&]<class P>() {
        port.bits = port.is_input = 1;
        port.clock = number;
        port.first = P::kFrequency;
        port.last = P::kPhase;
      });
      break;
    case SWYNQ_SIM_PORT_REGISTERS:
      describe<swynq::RegisterPorts>(number, port, [&]<class P>() {
        port.is_input = 1;
        port.first = P::kBase;
        port.last = P::kLast;
      });
      break;
    case SWYNQ_SIM_PORT_MEMORY:
      describe<swynq::MemoryPorts>(number, port, [&]<class P>() {});
      break;
    case SWYNQ_SIM_PORT_STREAM:
      describe<swynq::StreamPorts>(number, port, [&]<class P>() { port.is_input = P::kIsSource; });
      break;
    default: {
      const swynq::Signal& signal = swynq::kSignals[number];
      port.name = signal.name;
      port.bits = signal.bits;
      port.is_input = signal.is_input;
    }
  }
}

const swynq::Signal& signal_at(uint32_t number) {
  check_port(SWYNQ_SIM_PORT_SIGNAL, number);
  return swynq::kSignals[number];
}

// The words of a signal, checked.
uint32_t words_of(const swynq::Signal& signal, uint32_t count) {
  const uint32_t words = (signal.bits + 31) / 32;
  if (count != words) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "%s has %u bits, %u words, but count is %u", signal.name,
         signal.bits, words, count);
  }
  return words;
}

// A member of the model's class may be larger or smaller than whole words.
struct Member {
  uint32_t words[128] = {};
};

void check_signal_size(const swynq::Signal& signal) {
  if (signal.bits > 32 * 128) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "%s has %u bits; at most 4096 can be accessed", signal.name,
         signal.bits);
  }
}

void check_frequency(uint64_t frequency) {
  if (frequency == 0 || frequency > swynq::kMaxFrequency) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "frequency is %" PRIu64 " Hz, but must be 1 to %" PRIu64, frequency,
         swynq::kMaxFrequency);
  }
}

swynq::Packet packet_of(const swynq_sim_packet& from) {
  swynq::Packet packet;
  if (from.byte_count != 0) check_pointer(from.bytes, "packet->bytes");
  if (from.user_count != 0) check_pointer(from.user, "packet->user");
  if ((from.flags & ~SWYNQ_SIM_PACKET_OPEN) != 0) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "packet->flags is 0x%x, but only SWYNQ_SIM_PACKET_OPEN is known",
         from.flags);
  }
  if (from.byte_count > static_cast<uint64_t>(std::numeric_limits<ptrdiff_t>::max())) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "packet->byte_count is %" PRIu64 ", which no memory holds",
         from.byte_count);
  }
  packet.bytes.assign(from.bytes, from.bytes + from.byte_count);
  if (from.kinds != nullptr) packet.kinds.assign(from.kinds, from.kinds + from.byte_count);
  if (from.user_count != 0) packet.user.assign(from.user, from.user + from.user_count);
  packet.destination = from.destination;
  packet.id = from.id;
  packet.is_open = (from.flags & SWYNQ_SIM_PACKET_OPEN) != 0;
  return packet;
}

// Blocks of registers, one after the other; done counts them.
template <class Access>
int32_t block(swynq_sim* sim, const void* values, uint64_t count, uint64_t* done, Access&& access) {
  return call<true>(sim, [&](Simulation& simulation) {
    check_pointer(done, "done");
    *done = 0;
    if (count != 0) check_pointer(values, "values");
    for (; *done != count; ++*done) {
      if (*done % 1024 == 0) simulation.check_cancelled();
      access(simulation, *done);
    }
  });
}

}  // namespace

const char* swynq_sim_description(void) { return SWYNQ_SIM_DESCRIPTION; }

int32_t swynq_sim_get_port(uint32_t kind, uint32_t number, swynq_sim_port* port) {
  return call([&] {
    check_pointer(port, "port");
    check_size(port->struct_size, sizeof *port);
    get_port(kind, number, *port);
  });
}

int32_t swynq_sim_find_port(uint32_t kind, const char* name, uint32_t* number) {
  return call([&] {
    check_pointer(name, "name");
    check_pointer(number, "number");
    std::string known;
    const uint32_t count = port_count(kind);
    for (uint32_t n = 0; n < count; ++n) {
      swynq_sim_port port;
      get_port(kind, n, port);
      if (std::strcmp(port.name, name) == 0) {
        *number = n;
        return;
      }
      known += (n == 0 ? "" : ", ") + std::string(port.name);
    }
    if (known.size() > 300) known = known.substr(0, 300) + "...";
    fail(SWYNQ_SIM_BAD_ARGUMENT, "the overlay has no %s '%.60s'; it has: %s", kind_name(kind), name,
         known.empty() ? "none" : known.c_str());
  });
}

void swynq_sim_cancel(swynq_sim* sim) {
  if (sim != nullptr) sim->simulation.cancel();
}

uint64_t swynq_sim_time(const swynq_sim* sim) {
  if (sim != nullptr) return sim->simulation.picoseconds();
  refuse(0, SWYNQ_SIM_BAD_ARGUMENT, "sim is null");
  return 0;
}

int32_t swynq_sim_clocks_of(const swynq_sim* sim, uint32_t clock, uint64_t* clocks) {
  return call(sim, [&](const Simulation& simulation) {
    check_pointer(clocks, "clocks");
    check_port(SWYNQ_SIM_PORT_CLOCK, clock);
    *clocks = simulation.clocks_of(clock);
  });
}

int32_t swynq_sim_get_frequency(const swynq_sim* sim, uint32_t clock, uint64_t* frequency) {
  return call(sim, [&](const Simulation& simulation) {
    check_pointer(frequency, "frequency");
    check_port(SWYNQ_SIM_PORT_CLOCK, clock);
    *frequency = simulation.frequency(clock);
  });
}

int32_t swynq_sim_set_frequency(swynq_sim* sim, uint32_t clock, uint64_t frequency) {
  return call<false>(sim, [&](Simulation& simulation) {
    check_port(SWYNQ_SIM_PORT_CLOCK, clock);
    check_frequency(frequency);
    simulation.set_frequency(clock, frequency);
  });
}

int32_t swynq_sim_read64(swynq_sim* sim, uint64_t address, uint64_t* value) {
  return call<true>(sim, [&](Simulation& simulation) {
    check_pointer(value, "value");
    *value = simulation.read64(address);
  });
}

int32_t swynq_sim_write64(swynq_sim* sim, uint64_t address, uint64_t value) {
  return call<true>(sim, [&](Simulation& simulation) { simulation.write64(address, value); });
}

int32_t swynq_sim_read_block(swynq_sim* sim, uint64_t address, uint32_t* values, uint64_t count,
                             uint64_t* done) {
  return block(sim, values, count, done, [&](Simulation& simulation, uint64_t n) {
    values[n] = static_cast<uint32_t>(simulation.read(address + 4 * n, 4));
  });
}

int32_t swynq_sim_write_block(swynq_sim* sim, uint64_t address, const uint32_t* values,
                              uint64_t count, uint64_t* done) {
  return block(sim, values, count, done, [&](Simulation& simulation, uint64_t n) {
    simulation.write(address + 4 * n, values[n], 4, 0xF);
  });
}

int32_t swynq_sim_poll_change(swynq_sim* sim, uint64_t address, uint32_t mask, uint32_t last,
                              uint64_t interval, uint64_t timeout, uint32_t* value) {
  return call<true>(sim, [&](Simulation& simulation) {
    check_pointer(value, "value");
    if (!poll(simulation, address, interval, timeout, *value,
              [&](uint32_t read) { return ((read ^ last) & mask) != 0; })) {
      fail(SWYNQ_SIM_TIMEOUT,
           "register 0x%" PRIx64 ": (value & 0x%x) stayed 0x%x for %" PRIu64 " clocks", address, mask,
           last & mask, timeout);
    }
  });
}

int32_t swynq_sim_get_lines(const swynq_sim* sim, uint64_t* lines) {
  return call(sim, [&](const Simulation& simulation) {
    check_pointer(lines, "lines");
    *lines = simulation.irq();
  });
}

int32_t swynq_sim_wait_lines(swynq_sim* sim, uint64_t mask, uint64_t timeout, uint64_t* lines) {
  return call<true>(sim, [&](Simulation& simulation) {
    check_pointer(lines, "lines");
    check_lines(mask);
    const bool raised = simulation.wait_interrupt(mask, timeout);
    *lines = simulation.irq();
    if (!raised) fail_lines(mask, timeout, *lines);
  });
}

int32_t swynq_sim_wait_line_change(swynq_sim* sim, uint64_t mask, uint64_t last, uint64_t timeout,
                                   uint64_t* lines) {
  return call<true>(sim, [&](Simulation& simulation) {
    check_pointer(lines, "lines");
    check_lines(mask);
    const bool changed = simulation.wait_interrupt_change(mask, last, timeout);
    *lines = simulation.irq();
    if (!changed) {
      fail(SWYNQ_SIM_TIMEOUT,
           "the interrupts of mask 0x%" PRIx64 " stayed 0x%" PRIx64 " for %" PRIu64 " clocks", mask,
           last & mask, timeout);
    }
  });
}

int32_t swynq_sim_default_memory_options(swynq_sim_memory_options* options, uint32_t struct_size) {
  return call([&] { fill(options, struct_size, swynq::default_memory_options()); });
}

int32_t swynq_sim_set_memory_options(swynq_sim* sim, uint32_t port,
                                     const swynq_sim_memory_options* options) {
  return call<false>(sim, [&](Simulation& simulation) {
    check_pointer(options, "options");
    check_size(options->struct_size, sizeof *options);
    check_port(SWYNQ_SIM_PORT_MEMORY, port);
    swynq::check_memory_options(*options);
    simulation.set_memory(port, *options);
  });
}

int32_t swynq_sim_limit_bandwidth(swynq_sim* sim, uint64_t bytes_per_1000_clocks) {
  return call<false>(sim, [&](Simulation& simulation) {
    if (bytes_per_1000_clocks > uint64_t{1} << 40) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "bytes_per_1000_clocks is %" PRIu64 ", but must be at most 2^40",
           bytes_per_1000_clocks);
    }
    simulation.limit_bandwidth(bytes_per_1000_clocks);
  });
}

int32_t swynq_sim_get_memory_statistics(swynq_sim* sim, uint32_t port,
                                        swynq_sim_statistics* statistics) {
  return call<false>(sim, [&](Simulation& simulation) {
    check_pointer(statistics, "statistics");
    check_size(statistics->struct_size, sizeof *statistics);
    check_port(SWYNQ_SIM_PORT_MEMORY, port);
    simulation.statistics(port, *statistics);
    statistics->struct_size = sizeof *statistics;
  });
}

int32_t swynq_sim_get_port_activity(swynq_sim* sim, uint32_t port, swynq_sim_activity* activity) {
  return call<false>(sim, [&](Simulation& simulation) {
    check_pointer(activity, "activity");
    check_size(activity->struct_size, sizeof *activity);
    if (!simulation.activity().describe(port, *activity)) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "there is no port %u among memory ports and streams", port);
    }
  });
}

int32_t swynq_sim_get_port_buckets(swynq_sim* sim, uint32_t port, uint64_t first, uint64_t count,
                                   swynq_sim_activity_bucket* buckets, uint32_t size,
                                   uint64_t* copied) {
  return call<false>(sim, [&](Simulation& simulation) {
    const swynq::ActivityBuckets* const from = simulation.activity().buckets(port);
    if (from == nullptr && port != 0) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "there is no port %u among memory ports and streams", port);
    }
    copy_batch(first, count, from != nullptr ? from->size() : 0, buckets, size, copied,
               [&](uint64_t index) { return from->at(index); });
  });
}

int32_t swynq_sim_default_stream_options(swynq_sim_stream_options* options, uint32_t struct_size) {
  return call([&] { fill(options, struct_size, swynq::default_stream_options()); });
}

int32_t swynq_sim_set_stream_options(swynq_sim* sim, uint32_t stream,
                                     const swynq_sim_stream_options* options) {
  return call<false>(sim, [&](Simulation& simulation) {
    check_pointer(options, "options");
    check_size(options->struct_size, sizeof *options);
    check_port(SWYNQ_SIM_PORT_STREAM, stream);
    swynq::check_stream_options(*options);
    simulation.set_stream(stream, *options);
  });
}

int32_t swynq_sim_send(swynq_sim* sim, uint32_t stream, const swynq_sim_packet* packet) {
  return call<false>(sim, [&](Simulation& simulation) {
    check_pointer(packet, "packet");
    check_size(packet->struct_size, sizeof *packet);
    check_port(SWYNQ_SIM_PORT_STREAM, stream);
    simulation.send(stream, packet_of(*packet));
  });
}

int32_t swynq_sim_wait_sent(swynq_sim* sim, uint32_t stream, uint64_t timeout) {
  return call<true>(sim, [&](Simulation& simulation) {
    check_port(SWYNQ_SIM_PORT_STREAM, stream);
    if (!simulation.wait_sent(stream, timeout)) {
      swynq_sim_port port;
      get_port(SWYNQ_SIM_PORT_STREAM, stream, port);
      fail(SWYNQ_SIM_TIMEOUT, "%s*: not all packets were sent within %" PRIu64 " clocks", port.name,
           timeout);
    }
  });
}

int32_t swynq_sim_receive(swynq_sim* sim, uint32_t stream, swynq_sim_packet* packet,
                          uint64_t timeout) {
  return call<true>(sim, [&](Simulation& simulation) {
    check_pointer(packet, "packet");
    check_size(packet->struct_size, sizeof *packet);
    check_port(SWYNQ_SIM_PORT_STREAM, stream);
    if (packet->byte_count != 0) check_pointer(packet->bytes, "packet->bytes");
    if (!simulation.receive(stream, *packet, timeout)) {
      swynq_sim_port port;
      get_port(SWYNQ_SIM_PORT_STREAM, stream, port);
      fail(SWYNQ_SIM_TIMEOUT, "%s*: no packet came within %" PRIu64 " clocks", port.name, timeout);
    }
  });
}

int32_t swynq_sim_get_signal(swynq_sim* sim, uint32_t number, uint32_t* words, uint32_t count) {
  return call<true>(sim, [&](Simulation& simulation) {
    check_pointer(words, "words");
    const swynq::Signal& signal = signal_at(number);
    check_signal_size(signal);
    Member member;
    const uint32_t size = words_of(signal, count);
    simulation.get_signal(signal, &member);
    std::memcpy(words, member.words, size * sizeof *words);
  });
}

int32_t swynq_sim_set_signal(swynq_sim* sim, uint32_t number, const uint32_t* words,
                             uint32_t count) {
  return call<true>(sim, [&](Simulation& simulation) {
    check_pointer(words, "words");
    const swynq::Signal& signal = signal_at(number);
    check_signal_size(signal);
    if (!signal.is_input) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "%s is an output of the overlay, which nobody else sets",
           signal.name);
    }
    const uint32_t size = words_of(signal, count);
    if (signal.bits % 32 != 0 && (words[size - 1] >> signal.bits % 32) != 0) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "%s has %u bits, but the value has more", signal.name, signal.bits);
    }
    Member member;
    std::memcpy(member.words, words, size * sizeof *words);
    simulation.set_signal(signal, &member);
  });
}

namespace {

int32_t wait_signal(swynq_sim* sim, uint32_t number, uint64_t mask, uint64_t expected, bool equal,
                    uint64_t timeout, uint64_t* value) {
  return call<true>(sim, [&](Simulation& simulation) {
    check_pointer(value, "value");
    const swynq::Signal& signal = signal_at(number);
    if (equal && (expected & ~mask) != 0) {
      fail(SWYNQ_SIM_BAD_ARGUMENT,
           "expected is 0x%" PRIx64 ", which has bits outside mask 0x%" PRIx64, expected, mask);
    }
    if (!simulation.wait_signal(signal, mask, expected & mask, equal, timeout, *value)) {
      fail(SWYNQ_SIM_TIMEOUT,
           "%s: (value & 0x%" PRIx64 ") %s 0x%" PRIx64 " within %" PRIu64 " clocks; it is 0x%" PRIx64,
           signal.name, mask, equal ? "did not become" : "was nothing but", expected & mask, timeout,
           *value);
    }
  });
}

}  // namespace

int32_t swynq_sim_wait_signal(swynq_sim* sim, uint32_t signal, uint64_t mask, uint64_t expected,
                              uint64_t timeout, uint64_t* value) {
  return wait_signal(sim, signal, mask, expected, true, timeout, value);
}

int32_t swynq_sim_wait_signal_change(swynq_sim* sim, uint32_t signal, uint64_t mask, uint64_t last,
                                     uint64_t timeout, uint64_t* value) {
  return wait_signal(sim, signal, mask, last, false, timeout, value);
}
