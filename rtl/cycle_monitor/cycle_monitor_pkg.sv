// What the parts of the cycle monitor share: widths, the channels, and the places of the values.
package cycle_monitor_pkg;

  // Bits of a counter and of a time. 2^48 clocks are 32 days at 100 MHz.
  localparam int unsigned CountBits = 48;
  typedef logic [CountBits-1:0] count_t;

  // The channels, in the order of the register map.
  localparam int unsigned Channels = 7;
  localparam int unsigned Ar  = 0;
  localparam int unsigned R   = 1;
  localparam int unsigned Aw  = 2;
  localparam int unsigned W   = 3;
  localparam int unsigned B   = 4;
  localparam int unsigned Src = 5;
  localparam int unsigned Dst = 6;
  typedef logic [Channels-1:0] channels_t;

  // What happens on the register port: an access is under way, and one of each kind is done.
  typedef struct packed {
    logic busy;
    logic write;
    logic read;
  } register_events_t;

  // What `event_counters` counts, a bit each; the bit's number is the counter's place in the
  // register map. Rows of eight, a bit for each channel; the eighth column and the last row hold what
  // belongs to no channel.
  typedef struct packed {
    register_events_t registers;
    logic             frame_end;
    channels_t        starved;
    logic             write_measured;
    channels_t        stalled;
    logic             read_measured;
    channels_t        beat;
  } events_t;
  localparam int unsigned Events = $bits(events_t);

  // Bits of the number of a counter or a time in the memories of `event_counters`.
  localparam int unsigned PlaceBits = 6;
  localparam int unsigned Places = 2 ** PlaceBits;

  // A time inside one period of `event_counters`, and one of each channel.
  localparam int unsigned OffsetBits = 8;
  typedef logic [OffsetBits-1:0]  offset_t;
  typedef offset_t [Channels-1:0] offsets_t;

  // The latencies and the depth of one direction's bursts.
  localparam int unsigned LatencyBits = 32;
  localparam int unsigned OutstandingBits = 9;
  typedef logic [LatencyBits-1:0]     latency_t;
  typedef logic [OutstandingBits-1:0] outstanding_t;

  // Channels whose beats may carry fewer bytes than the port is wide: W, source, destination.
  localparam int unsigned ByteChannels = 3;

  // Frames that a snapshot tells of, and the deeper ring that holds them.
  localparam int unsigned FramesKept = 64;
  localparam int unsigned FrameBits = $clog2(FramesKept);
  localparam int unsigned RingBits = 9;

endpackage
