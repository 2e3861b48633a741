// SPDX-License-Identifier: Apache-2.0
// Counts what the overlay's buses do, clock by clock, and freezes all of it at one clock on
// request.
//
// It only looks on: no output but the AXI4-Lite port's own. All that it watches is registered
// first, so that it adds two gates and flip-flops of load to a bus and nothing to its paths.
//
//   pins ──┬──► lanes ──┬──► event_counters   clocks of each kind, times of first and last beats
//          │            └──► missing_bytes    bytes that W, source and destination left out
//          └──► edges of bursts and frames ──► under way
//                     └──► notices ──┬──► burst_latency, twice   latencies, bursts under way
//                                    └──► frame_ring             starts and ends of frames
//   cycle_monitor_registers ◄── what all of them froze
//
// From reset to its first command it sleeps: it follows frames, and how many bursts are under way,
// and counts nothing. Before that command it clears.
//
// A command (SNAPSHOT, CLEAR or both) is carried out at one clock for all parts, at most 50 clocks
// after it was written, or after that first clear; a snapshot can be read at most 50 clocks later.
// A number n as the time of something means: it was completed by the n-th rising edge of the clock
// since reset.
//
// Counters and times have 48 bits: 32 days at 100 MHz. A latency has 32 bits: 42 seconds. Up to 511
// bursts under way are followed, up to 64 of each direction measured at once.
module cycle_monitor
  import cycle_monitor_pkg::*;
#(
  // Bits of the memory port and of the streams.
  parameter int unsigned DataWidth = 64,
  localparam int unsigned Bytes = DataWidth / 8
) (
  input  logic             aclk,
  input  logic             aresetn,

  input  logic [31:0]      s_axi_awaddr,
  input  logic [2:0]       s_axi_awprot,
  input  logic             s_axi_awvalid,
  output logic             s_axi_awready,
  input  logic [31:0]      s_axi_wdata,
  input  logic [3:0]       s_axi_wstrb,
  input  logic             s_axi_wvalid,
  output logic             s_axi_wready,
  output logic [1:0]       s_axi_bresp,
  output logic             s_axi_bvalid,
  input  logic             s_axi_bready,
  input  logic [31:0]      s_axi_araddr,
  input  logic [2:0]       s_axi_arprot,
  input  logic             s_axi_arvalid,
  output logic             s_axi_arready,
  output logic [31:0]      s_axi_rdata,
  output logic [1:0]       s_axi_rresp,
  output logic             s_axi_rvalid,
  input  logic             s_axi_rready,

  // The memory port.
  input  logic             mem_arvalid,
  input  logic             mem_arready,
  input  logic             mem_rvalid,
  input  logic             mem_rready,
  input  logic             mem_rlast,
  input  logic             mem_awvalid,
  input  logic             mem_awready,
  input  logic             mem_wvalid,
  input  logic             mem_wready,
  input  logic [Bytes-1:0] mem_wstrb,
  input  logic             mem_bvalid,
  input  logic             mem_bready,

  // The streams to and from the core. `stream_aresetn` low abandons the frames in it.
  input  logic             stream_aresetn,
  input  logic             src_tvalid,
  input  logic             src_tready,
  input  logic             src_tlast,
  input  logic [Bytes-1:0] src_tkeep,
  input  logic             dst_tvalid,
  input  logic             dst_tready,
  input  logic             dst_tlast,
  input  logic [Bytes-1:0] dst_tkeep,

  // The overlay's register port.
  input  logic             reg_awvalid,
  input  logic             reg_wvalid,
  input  logic             reg_bvalid,
  input  logic             reg_bready,
  input  logic             reg_arvalid,
  input  logic             reg_rvalid,
  input  logic             reg_rready
);

  // ---- what is watched -------------------------------------------------------------------------
  command_t         command;
  logic             awake, watching;
  lanes_t           valid_q, ready_q, beat;
  logic [Bytes-1:0] w_keep_q, src_keep_q, dst_keep_q;

  // What a command in this clock makes count must be there in the next.
  assign watching = awake || (command != '0);

  always_ff @(posedge aclk) begin : watch
    if (!aresetn) begin
      valid_q <= '0;
      ready_q <= '0;
    end else if (watching) begin
      valid_q    <= {lane_t'(0), lane_t'(dst_tvalid), lane_t'(src_tvalid), lane_t'(mem_bvalid),
                     lane_t'(mem_wvalid), lane_t'(mem_awvalid), lane_t'(mem_rvalid),
                     lane_t'(mem_arvalid)};
      ready_q    <= {lane_t'(0), lane_t'(dst_tready), lane_t'(src_tready), lane_t'(mem_bready),
                     lane_t'(mem_wready), lane_t'(mem_awready), lane_t'(mem_rready),
                     lane_t'(mem_arready)};
      w_keep_q   <= mem_wstrb;
      src_keep_q <= src_tkeep;
      dst_keep_q <= dst_tkeep;
    end
  end

  assign beat = valid_q & ready_q;

  // The register port: an access is under way from its first VALID to its response.
  logic reg_busy_q, reg_wrote_q, reg_has_read_q, reg_writing_q, reg_reading_q;

  always_ff @(posedge aclk) begin : watch_registers
    logic writing, reading;
    if (!aresetn) begin
      reg_busy_q     <= 1'b0;
      reg_wrote_q    <= 1'b0;
      reg_has_read_q <= 1'b0;
      reg_writing_q  <= 1'b0;
      reg_reading_q  <= 1'b0;
    end else if (reg_awvalid || reg_wvalid || reg_arvalid || reg_busy_q) begin
      writing = reg_writing_q || reg_awvalid || reg_wvalid;
      reading = reg_reading_q || reg_arvalid;
      reg_busy_q     <= writing || reading;
      reg_wrote_q    <= reg_bvalid && reg_bready;
      reg_has_read_q <= reg_rvalid && reg_rready;
      reg_writing_q  <= writing && !(reg_bvalid && reg_bready);
      reg_reading_q  <= reading && !(reg_rvalid && reg_rready);
    end
  end

  // ---- bursts and frames -----------------------------------------------------------------------
  // Those that start, that end, that do either in this clock.
  activity_t starts_q, ends_q, edges;
  logic      stream_reset_q;
  // The source's next beat opens a frame.
  logic      frame_opens_q;

  always_ff @(posedge aclk) begin : follow
    if (!aresetn) begin
      starts_q       <= '0;
      ends_q         <= '0;
      stream_reset_q <= 1'b1;
      frame_opens_q  <= 1'b1;
    end else begin
      starts_q <= '{
        frames: under_way_t'(src_tvalid && src_tready && frame_opens_q && stream_aresetn),
        writes: under_way_t'(mem_awvalid && mem_awready),
        reads:  under_way_t'(mem_arvalid && mem_arready)
      };
      ends_q <= '{
        frames: under_way_t'(dst_tvalid && dst_tready && dst_tlast),
        writes: under_way_t'(mem_bvalid && mem_bready),
        reads:  under_way_t'(mem_rvalid && mem_rready && mem_rlast)
      };
      stream_reset_q <= !stream_aresetn;
      if (!stream_aresetn) frame_opens_q <= 1'b1;
      else if (src_tvalid && src_tready) frame_opens_q <= src_tlast;
    end
  end

  assign edges = starts_q | ends_q;

  // ---- notices ---------------------------------------------------------------------------------
  // What opens a burst or a frame, or closes one, is noted here, and the other parts work on the
  // note in the next clock. In the clock of a note and the one after it they are active. Asleep it
  // is frames alone that are noted.
  activity_t under_way_q;
  notice_t   notice_q;
  // `awake_q` goes with the note: the monitor was awake in the clock that it is of.
  logic      noticed_q, active_q, awake_q, read_opens_q, swap, freeze, clear;

  always_ff @(posedge aclk) begin : notice
    logic answer, notable;
    if (!aresetn) begin
      under_way_q  <= '0;
      notice_q     <= '0;
      noticed_q    <= 1'b0;
      active_q     <= 1'b0;
      awake_q      <= 1'b0;
      read_opens_q <= 1'b1;
    end else if (awake || active_q || stream_reset_q || (edges != '0)) begin
      // No lane falls below 0 but the uppermost, of frames that only a destination has.
      under_way_q <= under_way_q + starts_q - ends_q;
      if (stream_reset_q) under_way_q.frames <= '0;
      answer   = beat[R][0] && read_opens_q;
      notable  = awake ? ((edges != '0) || answer || swap) : edges.frames[0];
      awake_q  <= awake;
      active_q <= notable || noticed_q;
      if (notable) begin
        notice_q <= '{
          read_start:   starts_q.reads[0],
          read_answer:  answer,
          write_start:  starts_q.writes[0],
          write_end:    ends_q.writes[0],
          frame_start:  starts_q.frames[0],
          frame_end:    ends_q.frames[0],
          freeze:       freeze,
          clear:        clear
        };
        if (beat[R][0]) read_opens_q <= ends_q.reads[0];
      end else if (noticed_q) begin
        notice_q <= '0;
      end
      noticed_q <= notable;
    end
  end

  // ---- time and commands -----------------------------------------------------------------------
  // The clock before this one: the time of what the notice tells of.
  clock_t   past_q;
  count_t   start_q, frozen_start_q, frozen_clock_q;
  command_t busy;
  logic     complete;

  always_ff @(posedge aclk) begin : tell_time
    if (!aresetn) past_q <= '1;
    else          past_q <= past_q + clock_t'(1);
  end

  always_ff @(posedge aclk) begin : tell_window
    if (!aresetn) begin
      start_q <= '0;
    end else if (active_q) begin
      if (notice_q.freeze) begin
        frozen_start_q <= start_q;
        frozen_clock_q <= count_t'(past_q);
      end
      if (notice_q.clear) start_q <= count_t'(past_q);
    end
  end

  // ---- the parts -------------------------------------------------------------------------------
  logic                      rd_en, read_measured, write_measured, frame_ended;
  logic [PlaceBits-1:0]      event_addr;
  count_t                    event_data, frame_start_time, frame_end_time;
  count_t [ByteChannels-1:0] missing;
  count_t                    read_total, write_total;
  latency_t                  read_minimum, read_maximum, write_minimum, write_maximum;
  under_way_t                read_high_water, write_high_water;
  logic [15:0]               frames_since;
  logic [FrameBits-1:0]      frame_index;

  event_counters u_events (
    .clk_i           (aclk),
    .rst_ni          (aresetn),
    .valid_i         (valid_q),
    .ready_i         (ready_q),
    .beat_i          (beat),
    .register_busy_i (reg_busy_q),
    .register_write_i(reg_wrote_q),
    .register_read_i (reg_has_read_q),
    .late_i          (active_q),
    .read_measured_i (read_measured),
    .write_measured_i(write_measured),
    .frame_end_i     (frame_ended),
    .past_i          (past_q),
    .awake_o         (awake),
    .command_i       (command),
    .swap_o          (swap),
    .freeze_o        (freeze),
    .clear_o         (clear),
    .busy_o          (busy),
    .complete_o      (complete),
    .rd_en_i         (rd_en),
    .rd_addr_i       (event_addr),
    .rd_data_o       (event_data)
  );

  missing_bytes #(
    .Bytes(Bytes)
  ) u_missing (
    .clk_i     (aclk),
    .rst_ni    (aresetn),
    .beat_i    (beat),
    .awake_i   (awake),
    .w_keep_i  (w_keep_q),
    .src_keep_i(src_keep_q),
    .dst_keep_i(dst_keep_q),
    .swap_i    (swap),
    .freeze_i  (freeze),
    .clear_i   (clear),
    .frozen_o  (missing)
  );

  burst_latency u_reads (
    .clk_i       (aclk),
    .rst_ni      (aresetn),
    .active_i    (active_q),
    .past_i      (past_q),
    .awake_i     (awake_q),
    .under_way_i (under_way_q.reads),
    .start_i     (notice_q.read_start),
    .answer_i    (notice_q.read_answer),
    .freeze_i    (notice_q.freeze),
    .clear_i     (notice_q.clear),
    .measured_o  (read_measured),
    .total_o     (read_total),
    .minimum_o   (read_minimum),
    .maximum_o   (read_maximum),
    .high_water_o(read_high_water)
  );

  burst_latency u_writes (
    .clk_i       (aclk),
    .rst_ni      (aresetn),
    .active_i    (active_q),
    .past_i      (past_q),
    .awake_i     (awake_q),
    .under_way_i (under_way_q.writes),
    .start_i     (notice_q.write_start),
    .answer_i    (notice_q.write_end),
    .freeze_i    (notice_q.freeze),
    .clear_i     (notice_q.clear),
    .measured_o  (write_measured),
    .total_o     (write_total),
    .minimum_o   (write_minimum),
    .maximum_o   (write_maximum),
    .high_water_o(write_high_water)
  );

  frame_ring u_frames (
    .clk_i         (aclk),
    .rst_ni        (aresetn),
    .active_i      (active_q),
    .past_i        (past_q),
    .start_i       (notice_q.frame_start),
    .end_i         (notice_q.frame_end),
    .under_way_i   (under_way_q.frames),
    .freeze_i      (notice_q.freeze),
    .ended_o       (frame_ended),
    .rd_en_i       (rd_en),
    .rd_index_i    (frame_index),
    .rd_start_o    (frame_start_time),
    .rd_end_o      (frame_end_time),
    .since_o       (frames_since)
  );

  cycle_monitor_registers #(
    .Bytes(Bytes)
  ) u_registers (
    .clk_i             (aclk),
    .rst_ni            (aresetn),
    .s_awaddr_i        (s_axi_awaddr[15:0]),
    .s_awvalid_i       (s_axi_awvalid),
    .s_awready_o       (s_axi_awready),
    .s_wdata_i         (s_axi_wdata),
    .s_wstrb_i         (s_axi_wstrb),
    .s_wvalid_i        (s_axi_wvalid),
    .s_wready_o        (s_axi_wready),
    .s_bvalid_o        (s_axi_bvalid),
    .s_bready_i        (s_axi_bready),
    .s_araddr_i        (s_axi_araddr[15:0]),
    .s_arvalid_i       (s_axi_arvalid),
    .s_arready_o       (s_axi_arready),
    .s_rdata_o         (s_axi_rdata),
    .s_rvalid_o        (s_axi_rvalid),
    .s_rready_i        (s_axi_rready),
    .command_o         (command),
    .busy_i            (busy),
    .ready_i           (complete),
    .awake_i           (awake),
    .past_i            (past_q),
    .rd_en_o           (rd_en),
    .event_addr_o      (event_addr),
    .event_data_i      (event_data),
    .start_i           (frozen_start_q),
    .frozen_clock_i    (frozen_clock_q),
    .missing_i         (missing),
    .read_total_i      (read_total),
    .read_minimum_i    (read_minimum),
    .read_maximum_i    (read_maximum),
    .read_high_water_i (read_high_water),
    .write_total_i     (write_total),
    .write_minimum_i   (write_minimum),
    .write_maximum_i   (write_maximum),
    .write_high_water_i(write_high_water),
    .frame_index_o     (frame_index),
    .frame_start_i     (frame_start_time),
    .frame_end_i       (frame_end_time),
    .frames_since_i    (frames_since)
  );

  assign s_axi_bresp = 2'b00;
  assign s_axi_rresp = 2'b00;

  // The demultiplexer has looked at the upper address bits.
  logic unused_pins;
  assign unused_pins = ^{s_axi_awaddr[31:16], s_axi_araddr[31:16], s_axi_awprot, s_axi_arprot};

endmodule
