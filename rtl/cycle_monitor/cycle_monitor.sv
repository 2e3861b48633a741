// SPDX-License-Identifier: Apache-2.0
// Counts what the overlay's buses do, clock by clock, and freezes all of it at one clock on
// request.
//
// It only looks on: no output but the AXI4-Lite port's own. All that it watches is registered
// first, so that it adds one flip-flop of load to a bus and nothing to its paths.
//
//   pins ──► registers ──┬──► event_counters   clocks of each kind, times of first and last beats
//                         ├──► missing_bytes    bytes that W, source and destination left out
//                         └──► notices ──┬──► burst_latency, twice   latencies, bursts under way
//                                        └──► frame_ring             starts and ends of frames
//   cycle_monitor_registers ◄── what all of them froze
//
// A command (SNAPSHOT, CLEAR or both) is carried out at one clock for all parts, at most 50 clocks
// after it was written; a snapshot can be read at most 50 clocks later. A number n as the time of
// something means: it was completed by the n-th rising edge of the clock since reset.
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
  lanes_t           valid_q, ready_q, last_q;
  logic             stream_reset_q;
  logic [Bytes-1:0] w_keep_q, src_keep_q, dst_keep_q;

  always_ff @(posedge aclk) begin : watch
    if (!aresetn) begin
      valid_q        <= '0;
      ready_q        <= '0;
      stream_reset_q <= 1'b1;
    end else begin
      valid_q        <= {lane_t'(0), lane_t'(dst_tvalid), lane_t'(src_tvalid), lane_t'(mem_bvalid),
                         lane_t'(mem_wvalid), lane_t'(mem_awvalid), lane_t'(mem_rvalid),
                         lane_t'(mem_arvalid)};
      ready_q        <= {lane_t'(0), lane_t'(dst_tready), lane_t'(src_tready), lane_t'(mem_bready),
                         lane_t'(mem_wready), lane_t'(mem_awready), lane_t'(mem_rready),
                         lane_t'(mem_arready)};
      stream_reset_q <= !stream_aresetn;
    end
  end

  always_ff @(posedge aclk) begin : watch_payload
    last_q     <= {lane_t'(0), lane_t'(dst_tlast), lane_t'(src_tlast), {3{lane_t'(0)}},
                   lane_t'(mem_rlast), lane_t'(0)};
    src_keep_q <= src_tkeep;
    dst_keep_q <= dst_tkeep;
    if (mem_wvalid) w_keep_q <= mem_wstrb;
  end

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

  // ---- notices ---------------------------------------------------------------------------------
  // A beat that more than its channel's counter takes an interest in opens a burst or a frame, or
  // closes one. It is noted here, and the other parts work on the note in the next clock.
  //
  // `opens_q` has the channels whose next beat opens something: on AR, AW and B each does.
  localparam lanes_t Opens = {lane_t'(0), lane_t'(0), lane_t'(1), lane_t'(1),
                              lane_t'(0), lane_t'(1), lane_t'(1), lane_t'(1)};

  lanes_t  beat, opens_q;
  notice_t notice_q;
  logic    noticed_q, noticed_twice_q, swap, freeze, clear;

  assign beat = valid_q & ready_q;

  always_ff @(posedge aclk) begin : notice
    logic notable;
    if (!aresetn) begin
      opens_q         <= Opens;
      notice_q        <= '0;
      noticed_q       <= 1'b0;
      noticed_twice_q <= 1'b0;
    end else begin
      notable = ((beat & (opens_q | last_q)) != '0) || stream_reset_q || swap;
      noticed_twice_q <= noticed_q;
      if (notable) begin
        notice_q <= '{
          read_start:   beat[Ar][0],
          read_answer:  beat[R][0] && opens_q[R][0],
          read_end:     beat[R][0] && last_q[R][0],
          write_start:  beat[Aw][0],
          write_end:    beat[B][0],
          frame_start:  beat[Src][0] && opens_q[Src][0],
          frame_end:    beat[Dst][0] && last_q[Dst][0],
          stream_reset: stream_reset_q,
          swap:         swap,
          freeze:       freeze,
          clear:        clear
        };
        if (beat[R][0]) opens_q[R] <= last_q[R];
        if (stream_reset_q) opens_q[Src] <= lane_t'(1);
        else if (beat[Src][0]) opens_q[Src] <= last_q[Src];
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
  command_t command;
  logic     freezing, complete;

  always_ff @(posedge aclk) begin : tell_time
    if (!aresetn) begin
      start_q <= '0;
      past_q  <= '1;
    end else begin
      if (noticed_q) begin
        if (notice_q.freeze) begin
          frozen_start_q <= start_q;
          frozen_clock_q <= count_t'(past_q);
        end
        if (notice_q.clear) start_q <= count_t'(past_q);
      end
      past_q <= past_q + clock_t'(1);
    end
  end

  // ---- the parts -------------------------------------------------------------------------------
  logic                      rd_en, read_measured, write_measured, frame_ended;
  logic [PlaceBits-1:0]      event_addr;
  count_t                    event_data, frame_start_time, frame_end_time;
  count_t [ByteChannels-1:0] missing;
  count_t                    read_total, write_total;
  latency_t                  read_minimum, read_maximum, write_minimum, write_maximum;
  outstanding_t              read_high_water, write_high_water;
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
    .swapped_i       (notice_q.swap),
    .late_i          (noticed_twice_q),
    .read_measured_i (read_measured),
    .write_measured_i(write_measured),
    .frame_end_i     (frame_ended),
    .past_i          (past_q),
    .command_i       (command),
    .swap_o          (swap),
    .freeze_o        (freeze),
    .clear_o         (clear),
    .freezing_o      (freezing),
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
    .active_i    (noticed_q),
    .past_i      (past_q),
    .start_i     (notice_q.read_start),
    .answer_i    (notice_q.read_answer),
    .end_i       (notice_q.read_end),
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
    .active_i    (noticed_q),
    .past_i      (past_q),
    .start_i     (notice_q.write_start),
    .answer_i    (notice_q.write_end),
    .end_i       (notice_q.write_end),
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
    .active_i      (noticed_q),
    .past_i        (past_q),
    .start_i       (notice_q.frame_start),
    .end_i         (notice_q.frame_end),
    .stream_reset_i(notice_q.stream_reset),
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
    .freeze_i          (freeze),
    .clear_i           (clear),
    .freezing_i        (freezing),
    .ready_i           (complete),
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
