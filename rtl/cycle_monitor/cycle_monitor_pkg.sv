// SPDX-License-Identifier: Apache-2.0
// What the parts of the cycle monitor share: widths, the channels, and the places of the values.
package cycle_monitor_pkg;

  // Bits of a counter and of a time. 2^48 clocks are 32 days at 100 MHz.
  localparam int unsigned CountBits = 48;
  typedef logic [CountBits-1:0] count_t;
  // The clock since reset.
  typedef logic [63:0] clock_t;

  // What software asks for.
  typedef struct packed {
    logic clear;
    logic snapshot;
  } command_t;

  // The channels, in the order of the register map: AR, R, AW, W, B, source, destination.
  localparam int unsigned Channels = 7;
  localparam int unsigned R   = 1;
  localparam int unsigned W   = 3;
  localparam int unsigned Src = 5;
  localparam int unsigned Dst = 6;

  // A small number for each channel, and one for what belongs to no channel: a count or an offset
  // inside one period of `event_counters`, or 0 or 1. A period is so short that no lane overflows.
  localparam int unsigned Columns = 8;
  localparam int unsigned LaneBits = 8;
  typedef logic [LaneBits-1:0] lane_t;
  typedef lane_t [Columns-1:0] lanes_t;

  // The beats that more than their channel's counter takes an interest in, and the commands: what
  // the slower parts of the monitor work on, one clock after the counters.
  typedef struct packed {
    logic read_start;   // AR
    logic read_answer;  // the first R beat of a burst
    logic write_start;  // AW
    logic write_end;    // B
    logic frame_start;  // the first source beat of a frame
    logic frame_end;    // the last destination beat
    logic freeze;       // a snapshot, a clear
    logic clear;
  } notice_t;

  // The rows of the register map, of `Columns` values each. The last column of the first three
  // holds the bursts measured and the frames that ended, the fourth row what the register port
  // does.
  typedef enum logic [2:0] {
    BeatRow,
    StalledRow,
    StarvedRow,
    RegisterRow,
    FirstRow,
    LastRow
  } row_e;
  localparam int unsigned Rows = 6;
  localparam int unsigned RegisterColumns = 3;

  // The place of a counter or a time in the memories of `event_counters`.
  localparam int unsigned ColumnBits = $clog2(Columns);
  localparam logic [ColumnBits-1:0] LastColumn = '1;
  localparam int unsigned PlaceBits = 6;
  localparam int unsigned Places = 2 ** PlaceBits;
  typedef struct packed {
    row_e                  row;
    logic [ColumnBits-1:0] column;
  } place_t;

  // The latencies and the depth of one direction's bursts.
  localparam int unsigned LatencyBits = 32;
  localparam int unsigned UnderWayBits = 9;
  typedef logic [LatencyBits-1:0]  latency_t;
  typedef logic [UnderWayBits-1:0] under_way_t;

  // A number of bursts and frames: that start, that end, that are under way.
  typedef struct packed {
    under_way_t frames;
    under_way_t writes;
    under_way_t reads;
  } activity_t;

  // Channels whose beats may carry fewer bytes than the port is wide: W, source, destination.
  localparam int unsigned ByteChannels = 3;

  // Frames that a snapshot tells of, and the deeper ring that holds them.
  localparam int unsigned FramesKept = 64;
  localparam int unsigned FrameBits = $clog2(FramesKept);
  localparam int unsigned RingBits = 9;

endpackage
