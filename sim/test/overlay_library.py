# SPDX-License-Identifier: Apache-2.0
"""ctypes binding of sim/include/swynq_sim.h, for the tests."""

import ctypes
import os
import pathlib
from ctypes import byref, c_char_p, c_int32, c_size_t, c_uint8, c_uint16, c_uint32, c_uint64, c_void_p

OK, BAD_ARGUMENT, TIMEOUT, DECODE_ERROR, SUBORDINATE_ERROR, BUS_HANG = 0, -1, -2, -3, -4, -5
PROTOCOL_ERROR, ASSERTION_FAILED, OUT_OF_MEMORY, IO_ERROR = -6, -7, -8, -9
UNSUPPORTED, INTERNAL_ERROR, BUSY, CANCELLED = -10, -11, -12, -13

CLOCK, REGISTERS, MEMORY, STREAM, SIGNAL = range(5)
NULL, DATA, POSITION = range(3)
OPEN = 1


class Options(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_uint32), ("reset_clocks", c_uint32), ("seed", c_uint64),
        ("memory_size", c_uint64), ("read_latency", c_uint32), ("write_latency", c_uint32),
        ("max_outstanding_reads", c_uint32), ("max_outstanding_writes", c_uint32),
        ("stall_aw", c_uint32), ("stall_w", c_uint32), ("stall_b", c_uint32),
        ("stall_ar", c_uint32), ("stall_r", c_uint32), ("stall_registers", c_uint32),
        ("register_timeout", c_uint32), ("memory_fd", c_int32),
    ]


class Info(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_uint32), ("data_width", c_uint32), ("irq_count", c_uint32),
        ("instrumented", c_uint32), ("overlay_name", c_char_p), ("verilator_version", c_char_p),
    ]


class Statistics(ctypes.Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32)] + [
        (name, c_uint64) for name in (
            "clocks", "register_reads", "register_writes", "read_bursts", "read_beats",
            "write_bursts", "write_beats", "first_read_beat_clock", "last_read_beat_clock",
            "first_write_beat_clock", "last_write_beat_clock")
    ]


AR, R, AW, W, B = range(5)
CHANNELS = ("AR", "R", "AW", "W", "B")
(READ_BURST, WRITE_BURST, STALLED, STARVED, INTERRUPT, REGISTER_READ, REGISTER_WRITE,
 RESET, PACKET) = range(1, 10)


class ActivityOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_uint32), ("bucket_clocks", c_uint32), ("max_buckets", c_uint32),
        ("minimum_run", c_uint32), ("max_events", c_uint64),
    ]


class WaveformOptions(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_uint32), ("depth", c_uint32), ("first_clock", c_uint64),
        ("clocks", c_uint64),
    ]


class Activity(ctypes.Structure):
    _fields_ = [("struct_size", c_uint32), ("running", c_uint32)] + [
        (name, c_uint64) for name in (
            "start_clock", "end_clock", "bucket_clocks", "bucket_count", "event_count",
            "dropped_events", "partial_bursts")
    ]


class ChannelActivity(ctypes.Structure):
    _fields_ = [(name, c_uint64) for name in ("beats", "stalled", "starved", "idle")]


class Bucket(ctypes.Structure):
    _fields_ = [
        ("first_clock", c_uint64), ("clocks", c_uint64),
        ("channels", ChannelActivity * len(CHANNELS)),
        ("outstanding_reads", c_uint64), ("outstanding_writes", c_uint64),
    ]


class Event(ctypes.Structure):
    _fields_ = [("kind", c_uint32), ("channel", c_uint16), ("port", c_uint16)] + [
        (name, c_uint64) for name in ("start", "end", "address", "first_beat", "last_beat")
    ] + [("beats", c_uint32), ("beat_bytes", c_uint32), ("value", c_uint32), ("status", c_int32)]


class Port(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_uint32), ("kind", c_uint32), ("name", c_char_p), ("bits", c_uint32),
        ("clock", c_uint32), ("is_input", c_uint32), ("reserved", c_uint32), ("first", c_uint64),
        ("last", c_uint64),
    ]


class MemoryOptions(ctypes.Structure):
    _fields_ = [(name, c_uint32) for name in (
        "struct_size", "read_latency", "write_latency", "max_outstanding_reads",
        "max_outstanding_writes", "stall_aw", "stall_w", "stall_b", "stall_ar", "stall_r")]


class StreamOptions(ctypes.Structure):
    _fields_ = [("struct_size", c_uint32), ("stall", c_uint32), ("capacity", c_uint64)]


class Packet(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_uint32), ("flags", c_uint32), ("bytes", ctypes.POINTER(c_uint8)),
        ("byte_count", c_uint64), ("kinds", ctypes.POINTER(c_uint8)),
        ("user", ctypes.POINTER(c_uint64)), ("user_count", c_uint64),
        ("destination", c_uint64), ("id", c_uint64), ("beats", c_uint64),
        ("first_clock", c_uint64), ("last_clock", c_uint64),
    ]


_SIGNATURES = {
    "abi_version": (c_uint32, []),
    "get_info": (c_int32, [ctypes.POINTER(Info)]),
    "default_options": (c_int32, [ctypes.POINTER(Options), c_uint32]),
    "create": (c_int32, [ctypes.POINTER(Options), ctypes.POINTER(c_void_p), c_char_p, c_size_t]),
    "destroy": (None, [c_void_p]),
    "last_error": (c_char_p, [c_void_p]),
    "reset": (c_int32, [c_void_p]),
    "read32": (c_int32, [c_void_p, c_uint64, ctypes.POINTER(c_uint32)]),
    "write32": (c_int32, [c_void_p, c_uint64, c_uint32, c_uint32]),
    "run": (c_int32, [c_void_p, c_uint64]),
    "wait_interrupt": (c_int32, [c_void_p, c_uint32, c_uint64, ctypes.POINTER(c_uint32)]),
    "poll32": (c_int32, [c_void_p, c_uint64, c_uint32, c_uint32, c_uint64, c_uint64,
                         ctypes.POINTER(c_uint32)]),
    "get_interrupts": (c_int32, [c_void_p, ctypes.POINTER(c_uint32)]),
    "memory": (ctypes.POINTER(c_uint8), [c_void_p]),
    "clocks": (c_uint64, [c_void_p]),
    "get_statistics": (c_int32, [c_void_p, ctypes.POINTER(Statistics)]),
    "default_waveform_options": (c_int32, [ctypes.POINTER(WaveformOptions), c_uint32]),
    "start_waveform": (c_int32, [c_void_p, c_char_p, ctypes.POINTER(WaveformOptions)]),
    "stop_waveform": (c_int32, [c_void_p]),
    "default_activity_options": (c_int32, [ctypes.POINTER(ActivityOptions), c_uint32]),
    "start_activity": (c_int32, [c_void_p, ctypes.POINTER(ActivityOptions)]),
    "stop_activity": (c_int32, [c_void_p]),
    "get_activity": (c_int32, [c_void_p, ctypes.POINTER(Activity)]),
    "get_activity_buckets": (c_int32, [c_void_p, c_uint64, c_uint64, ctypes.POINTER(Bucket),
                                       c_uint32, ctypes.POINTER(c_uint64)]),
    "get_activity_events": (c_int32, [c_void_p, c_uint64, c_uint64, ctypes.POINTER(Event),
                                      c_uint32, ctypes.POINTER(c_uint64)]),
    "description": (c_char_p, []),
    "get_port": (c_int32, [c_uint32, c_uint32, ctypes.POINTER(Port)]),
    "find_port": (c_int32, [c_uint32, c_char_p, ctypes.POINTER(c_uint32)]),
    "cancel": (None, [c_void_p]),
    "time": (c_uint64, [c_void_p]),
    "clocks_of": (c_int32, [c_void_p, c_uint32, ctypes.POINTER(c_uint64)]),
    "get_frequency": (c_int32, [c_void_p, c_uint32, ctypes.POINTER(c_uint64)]),
    "set_frequency": (c_int32, [c_void_p, c_uint32, c_uint64]),
    "read64": (c_int32, [c_void_p, c_uint64, ctypes.POINTER(c_uint64)]),
    "write64": (c_int32, [c_void_p, c_uint64, c_uint64]),
    "read_block": (c_int32, [c_void_p, c_uint64, ctypes.POINTER(c_uint32), c_uint64,
                             ctypes.POINTER(c_uint64)]),
    "write_block": (c_int32, [c_void_p, c_uint64, ctypes.POINTER(c_uint32), c_uint64,
                              ctypes.POINTER(c_uint64)]),
    "poll_change": (c_int32, [c_void_p, c_uint64, c_uint32, c_uint32, c_uint64, c_uint64,
                              ctypes.POINTER(c_uint32)]),
    "get_lines": (c_int32, [c_void_p, ctypes.POINTER(c_uint64)]),
    "wait_lines": (c_int32, [c_void_p, c_uint64, c_uint64, ctypes.POINTER(c_uint64)]),
    "wait_line_change": (c_int32, [c_void_p, c_uint64, c_uint64, c_uint64,
                                   ctypes.POINTER(c_uint64)]),
    "default_memory_options": (c_int32, [ctypes.POINTER(MemoryOptions), c_uint32]),
    "set_memory_options": (c_int32, [c_void_p, c_uint32, ctypes.POINTER(MemoryOptions)]),
    "limit_bandwidth": (c_int32, [c_void_p, c_uint64]),
    "get_memory_statistics": (c_int32, [c_void_p, c_uint32, ctypes.POINTER(Statistics)]),
    "get_port_activity": (c_int32, [c_void_p, c_uint32, ctypes.POINTER(Activity)]),
    "get_port_buckets": (c_int32, [c_void_p, c_uint32, c_uint64, c_uint64, ctypes.POINTER(Bucket),
                                   c_uint32, ctypes.POINTER(c_uint64)]),
    "default_stream_options": (c_int32, [ctypes.POINTER(StreamOptions), c_uint32]),
    "set_stream_options": (c_int32, [c_void_p, c_uint32, ctypes.POINTER(StreamOptions)]),
    "send": (c_int32, [c_void_p, c_uint32, ctypes.POINTER(Packet)]),
    "wait_sent": (c_int32, [c_void_p, c_uint32, c_uint64]),
    "receive": (c_int32, [c_void_p, c_uint32, ctypes.POINTER(Packet), c_uint64]),
    "get_signal": (c_int32, [c_void_p, c_uint32, ctypes.POINTER(c_uint32), c_uint32]),
    "set_signal": (c_int32, [c_void_p, c_uint32, ctypes.POINTER(c_uint32), c_uint32]),
    "wait_signal": (c_int32, [c_void_p, c_uint32, c_uint64, c_uint64, c_uint64,
                              ctypes.POINTER(c_uint64)]),
    "wait_signal_change": (c_int32, [c_void_p, c_uint32, c_uint64, c_uint64, c_uint64,
                                     ctypes.POINTER(c_uint64)]),
}


class SimulationError(Exception):
    def __init__(self, status, message):
        super().__init__(f"{status}: {message}")
        self.status = status
        self.message = message


class Library:
    """One shared library; its functions without their prefix."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        library = ctypes.CDLL(os.path.abspath(path))
        for name, (result, arguments) in _SIGNATURES.items():
            function = getattr(library, "swynq_sim_" + name, None)
            if function is None:
                continue  # a library of an older revision, which benchmarks compare with today's
            function.restype, function.argtypes = result, arguments
            setattr(self, name, function)

    def options(self, **values):
        options = Options()
        assert self.default_options(byref(options), ctypes.sizeof(options)) == OK
        for name, value in values.items():
            getattr(options, name)
            setattr(options, name, value)
        return options

    def info(self):
        info = Info(struct_size=ctypes.sizeof(Info))
        assert self.get_info(byref(info)) == OK
        return info


    def check(self, status):
        if status != OK:
            raise SimulationError(status, self.last_error(None).decode())

    def port(self, kind, number):
        port = Port(struct_size=ctypes.sizeof(Port))
        self.check(self.get_port(kind, number, byref(port)))
        return port

    def find(self, kind, name):
        number = c_uint32()
        self.check(self.find_port(kind, name.encode(), byref(number)))
        return number.value


class Simulation:
    """A handle, as a context manager; a status that is not OK is raised."""

    def __init__(self, library, **options):
        self.library = library
        self.handle = c_void_p()
        message = ctypes.create_string_buffer(512)
        chosen = library.options(**options)
        status = library.create(byref(chosen), byref(self.handle), message, len(message))
        if status != OK:
            raise SimulationError(status, message.value.decode())
        self.memory_size = chosen.memory_size

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.library.destroy(self.handle)
        self.handle = c_void_p()

    def check(self, status):
        if status != OK:
            raise SimulationError(status, self.last_error)

    @property
    def last_error(self):
        return self.library.last_error(self.handle).decode()

    @property
    def clocks(self):
        return self.library.clocks(self.handle)

    @property
    def interrupts(self):
        irq = c_uint32()
        self.check(self.library.get_interrupts(self.handle, byref(irq)))
        return irq.value

    @property
    def statistics(self):
        statistics = Statistics(struct_size=ctypes.sizeof(Statistics))
        self.check(self.library.get_statistics(self.handle, byref(statistics)))
        return statistics

    @property
    def memory(self):
        address = ctypes.cast(self.library.memory(self.handle), c_void_p).value
        return memoryview((c_uint8 * self.memory_size).from_address(address)).cast("B")

    def read(self, address):
        value = c_uint32()
        self.check(self.library.read32(self.handle, address, byref(value)))
        return value.value

    def write(self, address, value, strobes=0xF):
        self.check(self.library.write32(self.handle, address, value, strobes))

    def run(self, clocks):
        self.check(self.library.run(self.handle, clocks))

    def reset(self):
        self.check(self.library.reset(self.handle))

    def wait_interrupt(self, mask, timeout=100_000):
        irq = c_uint32()
        self.check(self.library.wait_interrupt(self.handle, mask, timeout, byref(irq)))
        return irq.value

    def poll(self, address, mask, expected, interval=10, timeout=100_000):
        value = c_uint32()
        self.check(self.library.poll32(
            self.handle, address, mask, expected, interval, timeout, byref(value)))
        return value.value

    def _filled(self, options, defaults, values):
        self.check(defaults(byref(options), ctypes.sizeof(options)))
        for name, value in values.items():
            getattr(options, name)
            setattr(options, name, value)
        return byref(options)

    def start_waveform(self, path, **values):
        options = self._filled(
            WaveformOptions(), self.library.default_waveform_options, values)
        self.check(self.library.start_waveform(self.handle, str(path).encode(), options))

    def stop_waveform(self):
        self.check(self.library.stop_waveform(self.handle))

    def start_activity(self, **values):
        options = self._filled(
            ActivityOptions(), self.library.default_activity_options, values)
        self.check(self.library.start_activity(self.handle, options))

    def stop_activity(self):
        self.check(self.library.stop_activity(self.handle))

    @property
    def activity(self):
        activity = Activity(struct_size=ctypes.sizeof(Activity))
        self.check(self.library.get_activity(self.handle, byref(activity)))
        return activity

    @property
    def buckets(self):
        return self._batches(self.library.get_activity_buckets, Bucket)

    @property
    def events(self):
        return self._batches(self.library.get_activity_events, Event)

    def _batches(self, function, kind, size=100):
        everything = []
        while True:
            batch, copied = (kind * size)(), c_uint64()
            self.check(function(self.handle, len(everything), size, batch, ctypes.sizeof(kind),
                                byref(copied)))
            everything += batch[:copied.value]
            if copied.value < size:
                return everything

    @property
    def picoseconds(self):
        return self.library.time(self.handle)

    def clocks_of(self, clock):
        clocks = c_uint64()
        self.check(self.library.clocks_of(self.handle, clock, byref(clocks)))
        return clocks.value

    def frequency(self, clock):
        frequency = c_uint64()
        self.check(self.library.get_frequency(self.handle, clock, byref(frequency)))
        return frequency.value

    def set_frequency(self, clock, frequency):
        self.check(self.library.set_frequency(self.handle, clock, frequency))

    def read64(self, address):
        value = c_uint64()
        self.check(self.library.read64(self.handle, address, byref(value)))
        return value.value

    def write64(self, address, value):
        self.check(self.library.write64(self.handle, address, value))

    def read_block(self, address, count):
        values, done = (c_uint32 * count)(), c_uint64()
        self.check(self.library.read_block(self.handle, address, values, count, byref(done)))
        assert done.value == count
        return list(values)

    def write_block(self, address, values):
        done = c_uint64()
        self.check(self.library.write_block(
            self.handle, address, (c_uint32 * len(values))(*values), len(values), byref(done)))
        assert done.value == len(values)

    def poll_change(self, address, last, mask=0xFFFFFFFF, interval=10, timeout=100_000):
        value = c_uint32()
        self.check(self.library.poll_change(
            self.handle, address, mask, last, interval, timeout, byref(value)))
        return value.value

    @property
    def lines(self):
        lines = c_uint64()
        self.check(self.library.get_lines(self.handle, byref(lines)))
        return lines.value

    def wait_lines(self, mask, timeout=100_000):
        lines = c_uint64()
        self.check(self.library.wait_lines(self.handle, mask, timeout, byref(lines)))
        return lines.value

    def wait_line_change(self, mask, last, timeout=100_000):
        lines = c_uint64()
        self.check(self.library.wait_line_change(self.handle, mask, last, timeout, byref(lines)))
        return lines.value

    def set_memory(self, port, **values):
        options = self._filled(
            MemoryOptions(), self.library.default_memory_options, values)
        self.check(self.library.set_memory_options(self.handle, port, options))

    def memory_statistics(self, port):
        statistics = Statistics(struct_size=ctypes.sizeof(Statistics))
        self.check(self.library.get_memory_statistics(self.handle, port, byref(statistics)))
        return statistics

    def port_activity(self, port):
        activity = Activity(struct_size=ctypes.sizeof(Activity))
        self.check(self.library.get_port_activity(self.handle, port, byref(activity)))
        return activity

    def port_buckets(self, port):
        return self._batches(
            lambda handle, *rest: self.library.get_port_buckets(handle, port, *rest), Bucket)

    def set_stream(self, stream, **values):
        options = self._filled(
            StreamOptions(), self.library.default_stream_options, values)
        self.check(self.library.set_stream_options(self.handle, stream, options))

    def send(self, stream, data, kinds=None, user=(), destination=0, id=0, flags=0):
        packet = Packet(struct_size=ctypes.sizeof(Packet), flags=flags, byte_count=len(data),
                        user_count=len(user), destination=destination, id=id)
        packet.bytes = (c_uint8 * len(data))(*data)
        if kinds is not None:
            packet.kinds = (c_uint8 * len(data))(*kinds)
        if user:
            packet.user = (c_uint64 * len(user))(*user)
        self.check(self.library.send(self.handle, stream, byref(packet)))

    def wait_sent(self, stream, timeout=100_000):
        self.check(self.library.wait_sent(self.handle, stream, timeout))

    def receive(self, stream, room=4096, kinds=False, timeout=100_000):
        """The packet, with its data, kinds and user as attributes of their own."""
        data, user = (c_uint8 * max(room, 1))(), (c_uint64 * max(room, 1))()
        marks = (c_uint8 * max(room, 1))()
        packet = Packet(struct_size=ctypes.sizeof(Packet), byte_count=room, user_count=room)
        packet.bytes, packet.user = data, user
        if kinds:
            packet.kinds = marks
        self.check(self.library.receive(self.handle, stream, byref(packet), timeout))
        packet.data = bytes(data[:packet.byte_count])
        packet.marks = list(marks[:packet.byte_count])
        packet.users = list(user[:packet.user_count])
        return packet

    def _signal(self, name):
        number = self.library.find(SIGNAL, name)
        return number, (self.library.port(SIGNAL, number).bits + 31) // 32

    def get(self, name):
        number, count = self._signal(name)
        words = (c_uint32 * count)()
        self.check(self.library.get_signal(self.handle, number, words, count))
        return sum(word << 32 * n for n, word in enumerate(words))

    def set(self, name, value):
        number, count = self._signal(name)
        words = (c_uint32 * count)(*(value >> 32 * n & 0xFFFFFFFF for n in range(count)))
        self.check(self.library.set_signal(self.handle, number, words, count))

    def wait_signal(self, name, expected, mask=(1 << 64) - 1, timeout=100_000):
        value = c_uint64()
        self.check(self.library.wait_signal(
            self.handle, self._signal(name)[0], mask, expected, timeout, byref(value)))
        return value.value

    def wait_signal_change(self, name, last, mask=(1 << 64) - 1, timeout=100_000):
        value = c_uint64()
        self.check(self.library.wait_signal_change(
            self.handle, self._signal(name)[0], mask, last, timeout, byref(value)))
        return value.value
