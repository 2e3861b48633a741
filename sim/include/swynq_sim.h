// SPDX-License-Identifier: Apache-2.0
/*
 * swynq_sim.h - the C ABI of a simulated overlay.
 *
 * One shared library holds one overlay: its RTL compiled by Verilator, generators of its clocks and
 * resets, AXI managers that play the CPU at its register ports, AXI subordinates that play the DDR
 * memory at its memory ports, the other ends of its streams, and its other inputs and outputs by name.
 * This header is the whole contract. Load the library with dlopen(), ctypes or the linker, check
 * swynq_sim_abi_version(), create a handle, use it, destroy it.
 *
 *   Time      The overlay's clock advances only inside a call. A register access takes as many
 *             clocks as the bus needs; a wait runs any number of clocks in one call. The same
 *             options, seed and sequence of calls give the same clock counts, to the clock,
 *             traced or not.
 *   Errors    Every function that can fail returns a status: SWYNQ_SIM_OK (0) or a negative
 *             value of swynq_sim_status. swynq_sim_last_error() then says in English what was
 *             wrong. No C++ exception, exit or abort crosses this interface.
 *   Threads   A handle belongs to one thread at a time; a call while another is under way is
 *             refused with SWYNQ_SIM_BUSY. Handles are independent of each other: any number may
 *             run at once, each on its own thread. The library starts no threads.
 *   Processes A child process made by fork() can use and destroy its copy of a handle: the two
 *             models go on apart, with a DDR each unless memory_fd is shared. A waveform stays with
 *             the parent. A handle that another thread was using during the fork is refused in the
 *             child with SWYNQ_SIM_BUSY.
 *   Numbers   Addresses are byte addresses on the overlay's bus, sizes are bytes, times are
 *             rising edges of the overlay's first clock ("clocks"), or of a port's own where it says so.
 *   Ports     Ports of a kind are numbered from 0, as swynq_sim_get_port() tells them. Calls without a
 *             number are for the one port that most overlays have, or for all.
 *
 * C99, self-contained; also valid C++.
 */
#ifndef SWYNQ_SIM_H
#define SWYNQ_SIM_H

#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#define SWYNQ_SIM_NULLABLE _Nullable
#define SWYNQ_SIM_NONNULL _Nonnull
#else
#define SWYNQ_SIM_NULLABLE
#define SWYNQ_SIM_NONNULL
#endif

#if defined(__GNUC__)
#define SWYNQ_SIM_EXPORT __attribute__((visibility("default")))
#else
#define SWYNQ_SIM_EXPORT
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Raised when a function's signature or meaning changes. Appending a field to a struct that
 * starts with struct_size, or adding a function, does not raise it. */
#define SWYNQ_SIM_ABI_VERSION 2u

/* Most clocks of one swynq_sim_run(): days of the host's time. */
#define SWYNQ_SIM_MAX_RUN 1000000000000u

/* A running model. Only pointers to it are ever seen. */
typedef struct swynq_sim swynq_sim;

/* What a function returns: 0, or one of these. */
typedef enum swynq_sim_status {
  SWYNQ_SIM_OK = 0,
  /* An argument is out of range: a misaligned register address, a null pointer, an invalid option.
   * Nothing happened. */
  SWYNQ_SIM_BAD_ARGUMENT = -1,
  /* The deadline passed before the awaited event. The clock has advanced to the deadline. */
  SWYNQ_SIM_TIMEOUT = -2,
  /* The interconnect answered DECERR: nothing is mapped at that address. */
  SWYNQ_SIM_DECODE_ERROR = -3,
  /* The addressed block answered SLVERR. */
  SWYNQ_SIM_SUBORDINATE_ERROR = -4,
  /* The overlay did not complete a register access within register_timeout clocks. The bus is
   * in an undefined state until swynq_sim_reset(). */
  SWYNQ_SIM_BUS_HANG = -5,
  /* The overlay broke a rule of AXI (a burst across 4 KiB, WLAST in the wrong place, a changed
   * payload while stalled, ...). The handle stays failed until it is destroyed. */
  SWYNQ_SIM_PROTOCOL_ERROR = -6,
  /* An assertion in the RTL failed, or the RTL called $fatal or $stop. The handle stays failed
   * until it is destroyed. */
  SWYNQ_SIM_ASSERTION_FAILED = -7,
  /* The host ran out of memory, or could not map the simulated DDR. */
  SWYNQ_SIM_OUT_OF_MEMORY = -8,
  /* A file could not be opened or written. From swynq_sim_create(): also one that $readmemh or
   * $readmemb of the RTL names. If the RTL names one later, the handle stays failed until it is
   * destroyed. */
  SWYNQ_SIM_IO_ERROR = -9,
  /* This variant of the library cannot do that (a waveform from the fast variant). */
  SWYNQ_SIM_UNSUPPORTED = -10,
  /* A fault inside the simulator itself. */
  SWYNQ_SIM_INTERNAL_ERROR = -11,
  /* Another call on the handle is under way, on another thread. Nothing happened. */
  SWYNQ_SIM_BUSY = -12,
  /* swynq_sim_cancel() ended the wait. The clock has advanced as far as it came. */
  SWYNQ_SIM_CANCELLED = -13
} swynq_sim_status;

/* How a model is made. Fill it with swynq_sim_default_options() and change what is of interest. */
typedef struct swynq_sim_options {
  /* sizeof(swynq_sim_options) as the caller was compiled; set by swynq_sim_default_options(). */
  uint32_t struct_size;
  /* Clocks, of every clock at least, that the resets are held by create and reset. Default 16; 1 to
   * 1000000. */
  uint32_t reset_clocks;
  /* Seeds everything random: initial values of flip-flops and memories, stalls. Default 1. */
  uint64_t seed;
  /* Bytes of DDR, from address 0. Host memory is used only for pages that are touched.
   * Accesses beyond it answer DECERR. A multiple of 4096. Default 512 MiB, as on a Pynq-Z2. */
  uint64_t memory_size;
  /* From here to stall_r: of every memory port; swynq_sim_set_memory_options() sets one apart.
   * Clocks from a read address being accepted to its first data beat being offered, if the data
   * bus is free. Default 30; 1 to 1000000. */
  uint32_t read_latency;
  /* Clocks from the last data beat of a write being accepted to its response being offered.
   * Default 30; 1 to 1000000. */
  uint32_t write_latency;
  /* Bursts accepted and not yet completed, beyond which ARREADY and AWREADY stay low. Default 8
   * each, as the HP ports of a Zynq-7000 have. At least 1, at most 64. */
  uint32_t max_outstanding_reads;
  uint32_t max_outstanding_writes;
  /* Probability, in 1/1000 per clock, that the channel is stalled in that clock (READY withheld
   * on AW, W and AR; VALID not yet raised on B and R). Default 0. At most 950. */
  uint32_t stall_aw;
  uint32_t stall_w;
  uint32_t stall_b;
  uint32_t stall_ar;
  uint32_t stall_r;
  /* The same for the managers of the register ports: delays AWVALID, WVALID (each on its own, so that they
   * arrive in either order), ARVALID, and withholds BREADY and RREADY. Default 0. At most 950. */
  uint32_t stall_registers;
  /* Clocks after which a register access is given up. Default 10000; 16 to
   * 100000000. */
  uint32_t register_timeout;
  /* A file descriptor that becomes the DDR (memfd_create(), shm_open()), mapped shared, so that
   * another process or mapping sees the same bytes. It must be open for reading and writing and at
   * least memory_size long, and stay so; it is not closed. -1, the default, maps anonymous memory. */
  int32_t memory_fd;
} swynq_sim_options;

/* What the library holds. */
typedef struct swynq_sim_info {
  /* In: sizeof(swynq_sim_info) as the caller was compiled. */
  uint32_t struct_size;
  /* Width of the overlay's first memory port, bits; 0 if it has none. */
  uint32_t data_width;
  /* Number of interrupt lines, at most 64. */
  uint32_t irq_count;
  /* 1 if the library was built with waveforms and assertions, else 0. */
  uint32_t instrumented;
  /* Name of the overlay's top module, and the version of Verilator that compiled it. Static. */
  const char *SWYNQ_SIM_NONNULL overlay_name;
  const char *SWYNQ_SIM_NONNULL verilator_version;
} swynq_sim_info;

/* What happened on the memory ports since reset. Wrap-free. */
typedef struct swynq_sim_statistics {
  /* In: sizeof(swynq_sim_statistics) as the caller was compiled. */
  uint32_t struct_size;
  uint32_t reserved;
  /* Clocks since the model was created (resets included) and register accesses completed. */
  uint64_t clocks;
  uint64_t register_reads;
  uint64_t register_writes;
  /* Bursts (addresses accepted) and data beats transferred. */
  uint64_t read_bursts;
  uint64_t read_beats;
  uint64_t write_bursts;
  uint64_t write_beats;
  /* Clock numbers of the first and last beat of each direction; 0 if there was none. */
  uint64_t first_read_beat_clock;
  uint64_t last_read_beat_clock;
  uint64_t first_write_beat_clock;
  uint64_t last_write_beat_clock;
} swynq_sim_statistics;

/* The channels of the AXI4 port, in the order of the activity log's counters. */
typedef enum swynq_sim_channel {
  SWYNQ_SIM_AR = 0,
  SWYNQ_SIM_R = 1,
  SWYNQ_SIM_AW = 2,
  SWYNQ_SIM_W = 3,
  SWYNQ_SIM_B = 4
} swynq_sim_channel;

#define SWYNQ_SIM_CHANNELS 5

/* How an activity log is kept. Fill it with swynq_sim_default_activity_options(). */
typedef struct swynq_sim_activity_options {
  /* sizeof(swynq_sim_activity_options) as the caller was compiled. */
  uint32_t struct_size;
  /* Clocks of a bucket at the start. Default 64; at least 1. */
  uint32_t bucket_clocks;
  /* Buckets kept. When one more would be needed, neighbours are merged and the bucket's width
   * doubles: memory stays bounded however long the run. Default 1024; even, 2 to 1048576. */
  uint32_t max_buckets;
  /* Fewest clocks that a channel has to stay stalled or starved for an event. Default 16; at
   * least 1. Shorter runs are in the buckets all the same. */
  uint32_t minimum_run;
  /* Events kept, of 64 bytes each; later ones are dropped and counted. Default 1048576; at most
   * 67108864. */
  uint64_t max_events;
} swynq_sim_activity_options;

/* What a waveform shows. Fill it with swynq_sim_default_waveform_options(). */
typedef struct swynq_sim_waveform_options {
  /* sizeof(swynq_sim_waveform_options) as the caller was compiled. */
  uint32_t struct_size;
  /* Levels of the hierarchy, the top module's own signals being the first. Default 0: all; at most
   * 1000. */
  uint32_t depth;
  /* The waveform starts after this many clocks, as swynq_sim_clocks() counts them. Default 0: now. */
  uint64_t first_clock;
  /* Clocks from there on. Then the file is complete, and the model as fast as before. Default 0: up
   * to swynq_sim_stop_waveform(). */
  uint64_t clocks;
} swynq_sim_waveform_options;

/* An activity log as a whole. */
typedef struct swynq_sim_activity {
  /* In: sizeof(swynq_sim_activity) as the caller was compiled. */
  uint32_t struct_size;
  /* 1 while it is being recorded. */
  uint32_t running;
  /* The log covers the clocks after start_clock, up to end_clock and with it. Both are 0 if none
   * was ever started. */
  uint64_t start_clock;
  uint64_t end_clock;
  /* Width of every bucket but the last, which may be shorter. */
  uint64_t bucket_clocks;
  uint64_t bucket_count;
  uint64_t event_count;
  /* Events beyond max_events. */
  uint64_t dropped_events;
  /* Bursts that are no events: under way when the log started, ended or saw a reset. */
  uint64_t partial_bursts;
} swynq_sim_activity;

/* What one channel did in a bucket. The four add up to the bucket's clocks. */
typedef struct swynq_sim_channel_activity {
  /* VALID and READY. */
  uint64_t beats;
  /* VALID without READY: the receiver holds the sender up. */
  uint64_t stalled;
  /* READY without VALID: the receiver has nothing to take. */
  uint64_t starved;
  /* Neither. */
  uint64_t idle;
} swynq_sim_channel_activity;

/* A stretch of time. */
typedef struct swynq_sim_activity_bucket {
  /* First clock, and how many. */
  uint64_t first_clock;
  uint64_t clocks;
  /* By swynq_sim_channel. */
  swynq_sim_channel_activity channels[SWYNQ_SIM_CHANNELS];
  /* Bursts under way, address accepted and last data beat (read) or response (write) yet to come,
   * added up over the clocks: divided by clocks, their mean. */
  uint64_t outstanding_reads;
  uint64_t outstanding_writes;
} swynq_sim_activity_bucket;

typedef enum swynq_sim_event_kind {
  /* Bursts of a memory port. port. start: address accepted. end: last data beat (read) or response
   * (write). first_beat, last_beat, address, beats, beat_bytes, status. */
  SWYNQ_SIM_EVENT_READ_BURST = 1,
  SWYNQ_SIM_EVENT_WRITE_BURST = 2,
  /* A channel was stalled, or starved, from start to end without a break. port,
   * channel: 0 for a stream. */
  SWYNQ_SIM_EVENT_STALLED = 3,
  SWYNQ_SIM_EVENT_STARVED = 4,
  /* The interrupt lines changed at start, which is end too, to value (lines 0 to 31) and address (all
   * 64). */
  SWYNQ_SIM_EVENT_INTERRUPT = 5,
  /* Register accesses. address, value, status. */
  SWYNQ_SIM_EVENT_REGISTER_READ = 6,
  SWYNQ_SIM_EVENT_REGISTER_WRITE = 7,
  /* The overlay was in reset from start to end. */
  SWYNQ_SIM_EVENT_RESET = 8,
  /* A packet of a stream, from its first beat to TLAST. port, first_beat, last_beat, beats,
   * beat_bytes. */
  SWYNQ_SIM_EVENT_PACKET = 9
} swynq_sim_event_kind;

/* Something that happened. Fields that its kind does not name are 0. */
typedef struct swynq_sim_event {
  uint32_t kind;
  uint16_t channel;
  /* Number of the port: the memory ports, then the streams. */
  uint16_t port;
  /* First and last clock of it, of the port's clock for events of a port. */
  uint64_t start;
  uint64_t end;
  uint64_t address;
  uint64_t first_beat;
  uint64_t last_beat;
  uint32_t beats;
  uint32_t beat_bytes;
  uint32_t value;
  /* SWYNQ_SIM_OK, or how a register access failed; SWYNQ_SIM_DECODE_ERROR for a burst beyond the
   * DDR. */
  int32_t status;
} swynq_sim_event;

/* SWYNQ_SIM_ABI_VERSION that the library was compiled with. */
SWYNQ_SIM_EXPORT uint32_t swynq_sim_abi_version(void);

/* Describes the library. BAD_ARGUMENT if info->struct_size is not sizeof(swynq_sim_info). */
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_info(swynq_sim_info *SWYNQ_SIM_NONNULL info);

/* Fills in the defaults, struct_size included. struct_size: sizeof(swynq_sim_options) as the
 * caller was compiled; at most that many bytes are written. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_default_options(
    swynq_sim_options *SWYNQ_SIM_NONNULL options, uint32_t struct_size);

/* Makes a model, holds it in reset for reset_clocks and releases it. options: null for defaults.
 * On failure *sim is null, and message (if not null) holds the reason, cut to message_size bytes
 * with its terminating zero. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_create(
    const swynq_sim_options *SWYNQ_SIM_NULLABLE options,
    swynq_sim *SWYNQ_SIM_NULLABLE *SWYNQ_SIM_NONNULL sim, char *SWYNQ_SIM_NULLABLE message,
    size_t message_size);

/* Ends the model: closes the waveform, unmaps the DDR, frees everything. Null is allowed. While
 * another thread is in a call on the handle, nothing happens. */
SWYNQ_SIM_EXPORT void swynq_sim_destroy(swynq_sim *SWYNQ_SIM_NULLABLE sim);

/* What was wrong in the last call on this handle that failed; "" if none has. Null: in the last call
 * on this thread that failed and had no handle, swynq_sim_create() among them. Valid until the next
 * call on the handle, or without one. */
SWYNQ_SIM_EXPORT const char *SWYNQ_SIM_NONNULL swynq_sim_last_error(
    const swynq_sim *SWYNQ_SIM_NULLABLE sim);

/* Holds aresetn low for reset_clocks. Drops what was in flight on the buses; the DDR keeps its
 * bytes. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_reset(swynq_sim *SWYNQ_SIM_NONNULL sim);

/* One 32-bit register access. address: a multiple of 4, in a register port's window. write: strobes has a bit
 * per byte (WSTRB); 0xF writes the whole word. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_read32(swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t address,
                                          uint32_t *SWYNQ_SIM_NONNULL value);
SWYNQ_SIM_EXPORT int32_t swynq_sim_write32(swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t address,
                                           uint32_t value, uint32_t strobes);

/* Lets clocks pass, at most SWYNQ_SIM_MAX_RUN. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_run(swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t clocks);

/* Runs until an interrupt line of mask is high, at most timeout clocks. irq receives all lines
 * as last seen, also on TIMEOUT. A line that is high already returns at once. mask must name at
 * least one line that the overlay has. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_wait_interrupt(swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t mask,
                                                  uint64_t timeout,
                                                  uint32_t *SWYNQ_SIM_NONNULL irq);

/* Reads a register until (value & mask) == expected, with interval clocks between reads, until
 * timeout clocks have passed. It reads at least once, and the last read starts at the deadline or,
 * if another was under way then, right after it. value receives the last one read, also on TIMEOUT.
 * expected must have no bits outside mask. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_poll32(swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t address,
                                          uint32_t mask, uint32_t expected, uint64_t interval,
                                          uint64_t timeout, uint32_t *SWYNQ_SIM_NONNULL value);

/* All interrupt lines, as they are now. Takes no clock. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_interrupts(const swynq_sim *SWYNQ_SIM_NONNULL sim,
                                                  uint32_t *SWYNQ_SIM_NONNULL irq);

/* The DDR: memory_size bytes, device address 0 first. The pointer stays valid and the bytes stay
 * put until swynq_sim_destroy(); the model reads and writes them only inside other calls. */
SWYNQ_SIM_EXPORT uint8_t *SWYNQ_SIM_NONNULL swynq_sim_memory(swynq_sim *SWYNQ_SIM_NONNULL sim);

/* Clocks since the model was created, resets included. Takes no clock. */
SWYNQ_SIM_EXPORT uint64_t swynq_sim_clocks(const swynq_sim *SWYNQ_SIM_NONNULL sim);

/* The counters since the last reset (clocks: since creation). Takes no clock. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_statistics(
    const swynq_sim *SWYNQ_SIM_NONNULL sim, swynq_sim_statistics *SWYNQ_SIM_NONNULL statistics);

/* Fills in the defaults, struct_size included; at most struct_size bytes are written. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_default_waveform_options(
    swynq_sim_waveform_options *SWYNQ_SIM_NONNULL options, uint32_t struct_size);

/* Writes a waveform (FST; GTKWave and Surfer read it) to path, a regular file or none yet. It
 * appears, in the place of an earlier one, when it is complete: after options->clocks, at
 * swynq_sim_stop_waveform(), when the RTL fails, or at swynq_sim_destroy(). Times in the
 * file are those of swynq_sim_time(). options: null for defaults. UNSUPPORTED by the fast variant; IO_ERROR if the file
 * cannot be created; BAD_ARGUMENT while another is being written, or if it would end in the past. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_start_waveform(
    swynq_sim *SWYNQ_SIM_NONNULL sim, const char *SWYNQ_SIM_NONNULL path,
    const swynq_sim_waveform_options *SWYNQ_SIM_NULLABLE options);

/* Completes the waveform; OK if there is none. IO_ERROR if it could not be written whole, as on a
 * full disk, also if it ended before: then there is no file. The simulation is not affected. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_stop_waveform(swynq_sim *SWYNQ_SIM_NONNULL sim);

/* The activity log: what every channel of the memory ports and every stream did over time, and bursts, stalls,
 * register accesses and interrupts with their clocks. In both variants. It takes no clock and
 * changes none: counts are the same with and without. The clocks of a reset count as idle. */

/* Fills in the defaults, struct_size included; at most struct_size bytes are written. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_default_activity_options(
    swynq_sim_activity_options *SWYNQ_SIM_NONNULL options, uint32_t struct_size);

/* Records from now on, until swynq_sim_stop_activity(). options: null for defaults. An earlier
 * log is discarded; BAD_ARGUMENT while one is being recorded. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_start_activity(
    swynq_sim *SWYNQ_SIM_NONNULL sim, const swynq_sim_activity_options *SWYNQ_SIM_NULLABLE options);

/* Ends the recording; runs of stalled or starved clocks end with it. The log stays to be read
 * until the next one is started. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_stop_activity(swynq_sim *SWYNQ_SIM_NONNULL sim);

/* The log as it is now, also while it is being recorded. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_activity(swynq_sim *SWYNQ_SIM_NONNULL sim,
                                                swynq_sim_activity *SWYNQ_SIM_NONNULL activity);

/* Copies buckets, or events, from number first on, at most count of them. copied receives how
 * many there were. size: sizeof(swynq_sim_activity_bucket), or sizeof(swynq_sim_event), as the
 * caller was compiled. Events are in the order in which they ended. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_activity_buckets(
    swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t first, uint64_t count,
    swynq_sim_activity_bucket *SWYNQ_SIM_NULLABLE buckets, uint32_t size,
    uint64_t *SWYNQ_SIM_NONNULL copied);
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_activity_events(
    swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t first, uint64_t count,
    swynq_sim_event *SWYNQ_SIM_NULLABLE events, uint32_t size,
    uint64_t *SWYNQ_SIM_NONNULL copied);

/* ---- More than one port, clock and word --------------------------------------------------------- */

/* The overlay: its ports, as they were understood, and its blocks, as far as the build was told of them.
 * A JSON object in one line; sim/README.md says what is in it. Static. */
SWYNQ_SIM_EXPORT const char *SWYNQ_SIM_NONNULL swynq_sim_description(void);

/* What a port is. */
typedef enum swynq_sim_port_kind {
  SWYNQ_SIM_PORT_CLOCK = 0,
  SWYNQ_SIM_PORT_REGISTERS = 1,
  SWYNQ_SIM_PORT_MEMORY = 2,
  /* A stream that the overlay receives (is_input), or sends. */
  SWYNQ_SIM_PORT_STREAM = 3,
  /* Any other input or output of the top module. */
  SWYNQ_SIM_PORT_SIGNAL = 4
} swynq_sim_port_kind;

typedef struct swynq_sim_port {
  /* In: sizeof(swynq_sim_port) as the caller was compiled. */
  uint32_t struct_size;
  uint32_t kind;
  /* The port's name; of a bus, its signals' prefix: "m_axi_". Static. */
  const char *SWYNQ_SIM_NULLABLE name;
  /* Bits of data, or of the signal. */
  uint32_t bits;
  /* Number of its clock; 0 for a signal. */
  uint32_t clock;
  /* 1 for what the overlay receives. */
  uint32_t is_input;
  uint32_t reserved;
  /* Registers: first and last address. Clocks: frequency in Hz, and phase in picoseconds. */
  uint64_t first;
  uint64_t last;
} swynq_sim_port;

/* Describes a port. BAD_ARGUMENT beyond the last one of its kind. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_port(uint32_t kind, uint32_t number,
                                            swynq_sim_port *SWYNQ_SIM_NONNULL port);

/* Finds a port by its name; BAD_ARGUMENT names those that there are. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_find_port(uint32_t kind, const char *SWYNQ_SIM_NONNULL name,
                                             uint32_t *SWYNQ_SIM_NONNULL number);

/* Ends the wait, or run, that is under way on the handle, or the next one, with CANCELLED. For another
 * thread or a signal handler: it may be called while a call is under way. Null is allowed. */
SWYNQ_SIM_EXPORT void swynq_sim_cancel(swynq_sim *SWYNQ_SIM_NULLABLE sim);

/* Time since the model was created, in picoseconds. Takes no clock. */
SWYNQ_SIM_EXPORT uint64_t swynq_sim_time(const swynq_sim *SWYNQ_SIM_NONNULL sim);

/* Rising edges of a clock since the model was created. Takes no clock. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_clocks_of(const swynq_sim *SWYNQ_SIM_NONNULL sim,
                                             uint32_t clock, uint64_t *SWYNQ_SIM_NONNULL clocks);

/* A clock's frequency as it is now, Hz. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_frequency(const swynq_sim *SWYNQ_SIM_NONNULL sim,
                                                 uint32_t clock,
                                                 uint64_t *SWYNQ_SIM_NONNULL frequency);

/* Changes a clock's frequency from its next edge on. Hz: 1 to 10000000000. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_set_frequency(swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t clock,
                                                 uint64_t frequency);

/* One 64-bit register access: one beat of a port that is wide enough, else two of 32 bits, the low half
 * first. address: a multiple of 8. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_read64(swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t address,
                                          uint64_t *SWYNQ_SIM_NONNULL value);
SWYNQ_SIM_EXPORT int32_t swynq_sim_write64(swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t address,
                                           uint64_t value);

/* Consecutive 32-bit registers, lowest address first. done receives how many were accessed, also on
 * failure. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_read_block(swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t address,
                                              uint32_t *SWYNQ_SIM_NONNULL values, uint64_t count,
                                              uint64_t *SWYNQ_SIM_NONNULL done);
SWYNQ_SIM_EXPORT int32_t swynq_sim_write_block(swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t address,
                                               const uint32_t *SWYNQ_SIM_NONNULL values,
                                               uint64_t count, uint64_t *SWYNQ_SIM_NONNULL done);

/* As swynq_sim_poll32(), until (value & mask) != last. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_poll_change(swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t address,
                                               uint32_t mask, uint32_t last, uint64_t interval,
                                               uint64_t timeout, uint32_t *SWYNQ_SIM_NONNULL value);

/* Interrupt lines 0 to 63, as swynq_sim_get_interrupts() and swynq_sim_wait_interrupt(). */
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_lines(const swynq_sim *SWYNQ_SIM_NONNULL sim,
                                             uint64_t *SWYNQ_SIM_NONNULL lines);
SWYNQ_SIM_EXPORT int32_t swynq_sim_wait_lines(swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t mask,
                                              uint64_t timeout, uint64_t *SWYNQ_SIM_NONNULL lines);

/* Runs until a line of mask is no longer as in last, at most timeout clocks. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_wait_line_change(swynq_sim *SWYNQ_SIM_NONNULL sim, uint64_t mask,
                                                    uint64_t last, uint64_t timeout,
                                                    uint64_t *SWYNQ_SIM_NONNULL lines);

/* ---- Memory ports ------------------------------------------------------------------------------- */

/* How one memory port behaves; fields as in swynq_sim_options. Fill it with
 * swynq_sim_default_memory_options(). */
typedef struct swynq_sim_memory_options {
  uint32_t struct_size;
  uint32_t read_latency;
  uint32_t write_latency;
  uint32_t max_outstanding_reads;
  uint32_t max_outstanding_writes;
  uint32_t stall_aw;
  uint32_t stall_w;
  uint32_t stall_b;
  uint32_t stall_ar;
  uint32_t stall_r;
} swynq_sim_memory_options;

SWYNQ_SIM_EXPORT int32_t swynq_sim_default_memory_options(
    swynq_sim_memory_options *SWYNQ_SIM_NONNULL options, uint32_t struct_size);

/* From the next clock on. Bursts that have been accepted keep their latency. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_set_memory_options(
    swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t port,
    const swynq_sim_memory_options *SWYNQ_SIM_NONNULL options);

/* Bytes that all memory ports together may move in 1000 clocks, reads and writes alike: what the DDR
 * carries. 0, the default: no limit. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_limit_bandwidth(swynq_sim *SWYNQ_SIM_NONNULL sim,
                                                   uint64_t bytes_per_1000_clocks);

/* As swynq_sim_get_statistics(), of one memory port, in clocks of its own. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_memory_statistics(
    swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t port,
    swynq_sim_statistics *SWYNQ_SIM_NONNULL statistics);

/* As swynq_sim_get_activity() and swynq_sim_get_activity_buckets(), of one port: the memory ports, then
 * the streams, whose only channel is channels[0]. Events are those of all ports. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_port_activity(
    swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t port,
    swynq_sim_activity *SWYNQ_SIM_NONNULL activity);
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_port_buckets(
    swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t port, uint64_t first, uint64_t count,
    swynq_sim_activity_bucket *SWYNQ_SIM_NULLABLE buckets, uint32_t size,
    uint64_t *SWYNQ_SIM_NONNULL copied);

/* ---- Streams ------------------------------------------------------------------------------------ */

/* What a byte of a stream is (IHI 0051, "Byte qualifiers"). */
typedef enum swynq_sim_byte_kind {
  /* TKEEP low: no byte at all. */
  SWYNQ_SIM_BYTE_NULL = 0,
  /* TKEEP and TSTRB high. */
  SWYNQ_SIM_BYTE_DATA = 1,
  /* TSTRB low: a place without data. */
  SWYNQ_SIM_BYTE_POSITION = 2
} swynq_sim_byte_kind;

/* TLAST stays low at the packet's end. */
#define SWYNQ_SIM_PACKET_OPEN 1u

/* A packet. Arrays are the caller's. */
typedef struct swynq_sim_packet {
  /* sizeof(swynq_sim_packet) as the caller was compiled. */
  uint32_t struct_size;
  uint32_t flags;
  uint8_t *SWYNQ_SIM_NULLABLE bytes;
  /* Sent: number of bytes. Received: in, the room; out, the number. */
  uint64_t byte_count;
  /* Null, or a swynq_sim_byte_kind for each of bytes. Without it all bytes are data, and null bytes of a
   * received packet are left out. */
  uint8_t *SWYNQ_SIM_NULLABLE kinds;
  /* Null, or TUSER of each beat; of beats beyond user_count it is 0. Received: in, the room; out, the
   * number. */
  uint64_t *SWYNQ_SIM_NULLABLE user;
  uint64_t user_count;
  /* TDEST and TID of all beats. */
  uint64_t destination;
  uint64_t id;
  /* Received: number of beats, and the clocks of the first and the last one. */
  uint64_t beats;
  uint64_t first_clock;
  uint64_t last_clock;
} swynq_sim_packet;

/* How the other end of a stream behaves. */
typedef struct swynq_sim_stream_options {
  uint32_t struct_size;
  /* Probability, in 1/1000 per clock, that the next beat is held back, or READY withheld. Default 0; at
   * most 950. */
  uint32_t stall;
  /* Bytes that are received before somebody asks for them; then READY stays low. A packet that is
   * longer is never complete. Default 1 GiB; at least 1. */
  uint64_t capacity;
} swynq_sim_stream_options;

SWYNQ_SIM_EXPORT int32_t swynq_sim_default_stream_options(
    swynq_sim_stream_options *SWYNQ_SIM_NONNULL options, uint32_t struct_size);

/* From the next clock on. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_set_stream_options(
    swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t stream,
    const swynq_sim_stream_options *SWYNQ_SIM_NONNULL options);

/* Lets a packet follow those that were given before. It is copied, and takes no clock: it is sent while
 * later calls let clocks pass, a beat per clock. A reset drops what was not sent. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_send(swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t stream,
                                        const swynq_sim_packet *SWYNQ_SIM_NONNULL packet);

/* Runs until everything is sent, at most timeout clocks. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_wait_sent(swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t stream,
                                             uint64_t timeout);

/* Takes the oldest packet, and runs until there is one, at most timeout clocks. Of a stream without
 * TLAST: the next byte_count bytes. BAD_ARGUMENT if the packet is longer than the room for it:
 * byte_count then tells its length, and it waits to be received again. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_receive(swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t stream,
                                           swynq_sim_packet *SWYNQ_SIM_NONNULL packet,
                                           uint64_t timeout);

/* ---- Signals ------------------------------------------------------------------------------------ */

/* An input or output by its number, as little-endian words of 32 bits: count must be the number of words
 * that its bits take. Takes no clock. An input is 0 until it is set, and keeps its value over resets. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_get_signal(swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t signal,
                                              uint32_t *SWYNQ_SIM_NONNULL words, uint32_t count);
SWYNQ_SIM_EXPORT int32_t swynq_sim_set_signal(swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t signal,
                                              const uint32_t *SWYNQ_SIM_NONNULL words,
                                              uint32_t count);

/* Runs until (signal & mask) == expected, or until it is not any more, at most timeout clocks; the signal's
 * low 64 bits count. value receives them, also on TIMEOUT. */
SWYNQ_SIM_EXPORT int32_t swynq_sim_wait_signal(swynq_sim *SWYNQ_SIM_NONNULL sim, uint32_t signal,
                                               uint64_t mask, uint64_t expected, uint64_t timeout,
                                               uint64_t *SWYNQ_SIM_NONNULL value);
SWYNQ_SIM_EXPORT int32_t swynq_sim_wait_signal_change(swynq_sim *SWYNQ_SIM_NONNULL sim,
                                                      uint32_t signal, uint64_t mask, uint64_t last,
                                                      uint64_t timeout,
                                                      uint64_t *SWYNQ_SIM_NONNULL value);

#ifdef __cplusplus
}
#endif

#endif /* SWYNQ_SIM_H */
