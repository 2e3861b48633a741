// Counts what the overlay's buses do, clock by clock, and freezes all of it at one clock on request.
//
// It only looks on: no output but the AXI4-Lite port's own. All that it watches is registered first,
// so that it adds one flip-flop of load to a bus and nothing to its paths.
//
//   watched pins ─► registers ─┬─► event_counters    beats, stalled, starved clocks, ... : 27 counters,
//                              │                     first and last beat of each channel
//                              ├─► missing_bytes     bytes that W, source and destination left out
//                              ├─► burst_latency x 2 read and write: latencies, bursts under way
//                              └─► frame_ring        start and end of each frame
//                                     ▲ freeze, clear       │ frozen values
//                              cycle_monitor_registers ◄────┘   the register map is there
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

  // ---- what is watched ----------------------------------------------------------------------

  channels_t valid_q, ready_q;
  logic      r_last_q, src_last_q, dst_last_q, stream_rst_nq;

  always_ff @(posedge aclk) begin
    if (!aresetn) begin
      valid_q       <= '0;
      ready_q       <= '0;
      stream_rst_nq <= 1'b0;
    end else begin
      valid_q       <= {dst_tvalid, src_tvalid, mem_bvalid, mem_wvalid, mem_awvalid, mem_rvalid,
                        mem_arvalid};
      ready_q       <= {dst_tready, src_tready, mem_bready, mem_wready, mem_awready, mem_rready,
                        mem_arready};
      stream_rst_nq <= stream_aresetn;
    end
  end

  always_ff @(posedge aclk) begin
    r_last_q   <= mem_rlast;
    src_last_q <= src_tlast;
    dst_last_q <= dst_tlast;
  end

  // The register port: an access is under way from its first VALID to its response.
  register_events_t reg_events_q;
  logic             reg_write_q, reg_read_q;

  always_ff @(posedge aclk) begin
    if (!aresetn) begin
      reg_events_q <= '0;
      reg_write_q  <= 1'b0;
      reg_read_q   <= 1'b0;
    end else if (reg_awvalid | reg_wvalid | reg_arvalid | (reg_events_q != '0)) begin
      logic write, read;
      write = reg_write_q | reg_awvalid | reg_wvalid;
      read  = reg_read_q | reg_arvalid;
      reg_events_q <= '{busy: write | read, write: reg_bvalid & reg_bready,
                        read: reg_rvalid & reg_rready};
      reg_write_q  <= write & ~(reg_bvalid & reg_bready);
      reg_read_q   <= read & ~(reg_rvalid & reg_rready);
    end
  end

  logic [63:0] clock_q;
  count_t      now;

  always_ff @(posedge aclk) begin
    if (!aresetn) clock_q <= '0;
    else clock_q <= clock_q + 64'd1;
  end

  assign now = clock_q[CountBits-1:0];

  // ---- events -------------------------------------------------------------------------------

  channels_t beat;
  events_t   events;
  logic      r_open_q, read_measured, write_measured, frame_end;

  assign beat      = valid_q & ready_q;
  assign frame_end = beat[Dst] & dst_last_q;

  assign events = '{
    beat:           beat,
    stalled:        valid_q ^ beat,
    starved:        ready_q ^ beat,
    read_measured:  read_measured,
    write_measured: write_measured,
    frame_end:      frame_end,
    registers:      reg_events_q
  };

  always_ff @(posedge aclk) begin
    if (!aresetn) r_open_q <= 1'b0;
    else r_open_q <= (r_open_q | beat[R]) & ~(beat[R] & r_last_q);
  end

  // ---- commands -----------------------------------------------------------------------------

  logic   snapshot, clear, taken, freeze_q, clear_q, adding_q, complete_q, idle, frozen;
  count_t start_q, frozen_start_q, frozen_clock_q;

  always_ff @(posedge aclk) begin
    if (!aresetn) begin
      freeze_q   <= 1'b0;
      clear_q    <= 1'b0;
      adding_q   <= 1'b0;
      complete_q <= 1'b0;
      start_q    <= '0;
    // A command is written, waits, is carried out, or ends.
    end else if (snapshot | clear | taken | frozen) begin
      logic go;
      go = idle & ~taken;
      if (freeze_q) frozen_start_q <= start_q;
      if (freeze_q) frozen_clock_q <= now;
      if (clear_q) start_q <= now;
      freeze_q   <= snapshot & go;
      clear_q    <= clear & go;
      adding_q   <= (adding_q & ~frozen) | (snapshot & go);
      complete_q <= (complete_q | frozen) & ~snapshot;
    end
  end

  assign taken = freeze_q | clear_q;

  // ---- the parts ----------------------------------------------------------------------------

  logic                               rd_en;
  logic [PlaceBits-1:0]               event_addr;
  count_t                             event_data, frame_start_time, frame_end_time;
  count_t [ByteChannels-1:0]          missing;
  count_t                             read_total, write_total;
  latency_t                           read_minimum, read_maximum, write_minimum, write_maximum;
  outstanding_t                       read_high_water, write_high_water;
  logic [15:0]                        frames_since;
  logic [FrameBits-1:0]               frame_index;
  logic [ByteChannels-1:0][Bytes-1:0] byte_keep_q;

  event_counters u_events (
    .clk_i     (aclk),
    .rst_ni    (aresetn),
    .now_i     (now),
    .events_i  (events),
    .freeze_i  (freeze_q),
    .clear_i   (clear_q),
    .idle_o    (idle),
    .frozen_o  (frozen),
    .rd_en_i   (rd_en),
    .rd_addr_i (event_addr),
    .rd_data_o (event_data)
  );

  always_ff @(posedge aclk) begin
    byte_keep_q <= {dst_tkeep, src_tkeep, mem_wstrb | {Bytes{~mem_wvalid}}};
  end

  missing_bytes #(
    .Bytes(Bytes)
  ) u_missing (
    .clk_i   (aclk),
    .rst_ni  (aresetn),
    .beat_i  (beat),
    .keep_i  (byte_keep_q),
    .freeze_i(freeze_q),
    .clear_i (clear_q),
    .frozen_o(missing)
  );

  burst_latency u_reads (
    .clk_i       (aclk),
    .rst_ni      (aresetn),
    .now_i       (now[LatencyBits-1:0]),
    .start_i     (beat[Ar]),
    .answer_i    (beat[R] & ~r_open_q),
    .end_i       (beat[R] & r_last_q),
    .freeze_i    (freeze_q),
    .clear_i     (clear_q),
    .measured_o  (read_measured),
    .total_o     (read_total),
    .minimum_o   (read_minimum),
    .maximum_o   (read_maximum),
    .high_water_o(read_high_water)
  );

  burst_latency u_writes (
    .clk_i       (aclk),
    .rst_ni      (aresetn),
    .now_i       (now[LatencyBits-1:0]),
    .start_i     (beat[Aw]),
    .answer_i    (beat[B]),
    .end_i       (beat[B]),
    .freeze_i    (freeze_q),
    .clear_i     (clear_q),
    .measured_o  (write_measured),
    .total_o     (write_total),
    .minimum_o   (write_minimum),
    .maximum_o   (write_maximum),
    .high_water_o(write_high_water)
  );

  frame_ring u_frames (
    .clk_i        (aclk),
    .rst_ni       (aresetn),
    .stream_rst_ni(stream_rst_nq),
    .now_i        (now),
    .src_beat_i   (beat[Src]),
    .src_last_i   (src_last_q),
    .frame_end_i  (frame_end),
    .freeze_i     (freeze_q),
    .rd_en_i      (rd_en),
    .rd_index_i   (frame_index),
    .rd_start_o   (frame_start_time),
    .rd_end_o     (frame_end_time),
    .since_o      (frames_since)
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
    .snapshot_o        (snapshot),
    .clear_o           (clear),
    .freeze_i          (freeze_q),
    .clear_i           (clear_q),
    .adding_i          (adding_q),
    .ready_i           (complete_q),
    .clock_i           (clock_q),
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
  logic unused;
  assign unused = ^{s_axi_awaddr[31:16], s_axi_araddr[31:16], s_axi_awprot, s_axi_arprot};

endmodule
