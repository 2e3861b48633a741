// SPDX-License-Identifier: Apache-2.0
// Copies beats over AXI4 at one per clock: reads go ahead as far as the buffer holds, writes
// follow as soon as a burst's data is there. Faults of test_pkg are played on request.
module test_copier
  import test_pkg::*;
#(
  parameter int unsigned DataWidth = 64
) (
  input  logic                   clk_i,
  input  logic                   rst_ni,
  input  logic                   start_i,
  input  job_t                   job_i,
  output logic                   busy_o,
  output logic                   error_o,  // sticky until start
  output logic [31:0]            m_axi_araddr,
  output logic [7:0]             m_axi_arlen,
  output logic [2:0]             m_axi_arsize,
  output logic [1:0]             m_axi_arburst,
  output logic                   m_axi_arvalid,
  input  logic                   m_axi_arready,
  input  logic [DataWidth-1:0]   m_axi_rdata,
  input  logic [1:0]             m_axi_rresp,
  input  logic                   m_axi_rlast,
  input  logic                   m_axi_rvalid,
  output logic                   m_axi_rready,
  output logic [31:0]            m_axi_awaddr,
  output logic [7:0]             m_axi_awlen,
  output logic [2:0]             m_axi_awsize,
  output logic [1:0]             m_axi_awburst,
  output logic                   m_axi_awvalid,
  input  logic                   m_axi_awready,
  output logic [DataWidth-1:0]   m_axi_wdata,
  output logic [DataWidth/8-1:0] m_axi_wstrb,
  output logic                   m_axi_wlast,
  output logic                   m_axi_wvalid,
  input  logic                   m_axi_wready,
  input  logic [1:0]             m_axi_bresp,
  input  logic                   m_axi_bvalid,
  output logic                   m_axi_bready
);
  localparam int unsigned Bytes = DataWidth / 8;
  localparam int unsigned DepthLog2 = 10;

  job_t job_q;
  always_ff @(posedge clk_i) if (start_i) job_q <= job_i;

  // ---- reads: requested while the buffer has room for a whole longest burst -----------------
  logic        ar_next, ar_take;
  logic [31:0] ar_address;
  logic [8:0]  ar_beats;
  logic [DepthLog2:0] space_q;
  logic        ar_valid_q, ar_stalled_q;
  logic [31:0] ar_address_q;
  logic [7:0]  ar_len_q;
  logic        w_beat;

  test_burst_splitter u_reads (
    .clk_i, .rst_ni, .start_i, .address_i(job_i.source), .beats_i(job_i.beats),
    .burst_beats_i(job_q.burst_beats), .size_i(job_q.size), .kind_i(job_q.kind),
    .cross_i(job_q.fault == FaultCross4K), .take_i(ar_take), .valid_o(ar_next),
    .address_o(ar_address), .beats_o(ar_beats)
  );

  assign ar_take = ar_next && (!ar_valid_q || m_axi_arready) && !start_i &&
                   space_q >= (DepthLog2 + 1)'(ar_beats);

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      ar_valid_q   <= 1'b0;
      ar_stalled_q <= 1'b0;
      space_q      <= (DepthLog2 + 1)'(2 ** DepthLog2);
    end else begin
      ar_stalled_q <= ar_valid_q && !m_axi_arready && !ar_stalled_q;
      if (ar_take) begin
        ar_valid_q   <= 1'b1;
        ar_address_q <= ar_address;
        ar_len_q     <= 8'(ar_beats - 9'd1);
      end else if (m_axi_arready) begin
        ar_valid_q <= 1'b0;
      end
      space_q <= space_q - (ar_take ? (DepthLog2 + 1)'(ar_beats) : '0) + (DepthLog2 + 1)'(w_beat);
    end
  end

  assign m_axi_arvalid = ar_valid_q && !(job_q.fault == FaultValidDrops && ar_stalled_q);
  assign m_axi_araddr  = ar_address_q;
  assign m_axi_arlen   = ar_len_q;
  assign m_axi_arsize  = job_q.fault == FaultBeatTooWide ? 3'd7 : job_q.size;
  assign m_axi_arburst = job_q.kind;
  assign m_axi_rready  = 1'b1;

  logic [DepthLog2:0]   buffered;
  logic [DataWidth-1:0] buffer_data;
  test_fifo #(.Width(DataWidth), .DepthLog2(DepthLog2)) u_buffer (
    .clk_i, .rst_ni, .push_i(m_axi_rvalid), .data_i(m_axi_rdata), .pop_i(w_beat),
    .data_o(buffer_data), .count_o(buffered)
  );

  // ---- write addresses ----------------------------------------------------------------------
  logic        aw_next, aw_take;
  logic [31:0] aw_address;
  logic [8:0]  aw_beats;
  logic        aw_valid_q, aw_moved_q;
  logic [31:0] aw_address_q;
  logic [7:0]  aw_len_q, aw_wait_q;
  logic [DepthLog2:0] unclaimed_q;  // beats read and not yet part of a write burst
  logic [4:0]  lengths_count;
  logic [40:0] length_data;
  logic        length_pop;

  test_burst_splitter u_writes (
    .clk_i, .rst_ni, .start_i, .address_i(job_i.destination), .beats_i(job_i.beats),
    .burst_beats_i(job_q.burst_beats), .size_i(job_q.size), .kind_i(job_q.kind),
    .cross_i(job_q.fault == FaultCross4K), .take_i(aw_take), .valid_o(aw_next),
    .address_o(aw_address), .beats_o(aw_beats)
  );

  assign aw_take = aw_next && !aw_valid_q && !start_i && lengths_count < 5'd16 &&
                   unclaimed_q >= (DepthLog2 + 1)'(aw_beats);

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      aw_valid_q  <= 1'b0;
      aw_moved_q  <= 1'b0;
      unclaimed_q <= '0;
    end else begin
      if (aw_take) begin
        aw_valid_q   <= 1'b1;
        aw_address_q <= aw_address;
        aw_len_q     <= 8'(aw_beats - 9'd1);
        aw_wait_q    <= job_q.address_delay;
      end else if (m_axi_awvalid && m_axi_awready) begin
        aw_valid_q <= 1'b0;
        aw_moved_q <= 1'b0;
      end else if (m_axi_awvalid) begin
        aw_moved_q <= 1'b1;
      end
      if (aw_valid_q && aw_wait_q != '0) aw_wait_q <= aw_wait_q - 8'd1;
      unclaimed_q <= unclaimed_q + (DepthLog2 + 1)'(m_axi_rvalid) -
                     (aw_take ? (DepthLog2 + 1)'(aw_beats) : '0);
    end
  end

  assign m_axi_awvalid = aw_valid_q && aw_wait_q == '0;
  assign m_axi_awaddr  = job_q.fault == FaultAddressMoves && aw_moved_q ? aw_address_q ^ 32'h40
                                                                        : aw_address_q;
  assign m_axi_awlen   = aw_len_q;
  assign m_axi_awsize  = job_q.size;
  assign m_axi_awburst = job_q.kind;

  // ---- write data ---------------------------------------------------------------------------
  test_fifo #(.Width(41), .DepthLog2(4)) u_lengths (
    .clk_i, .rst_ni, .push_i(aw_take), .data_i({aw_beats, aw_address}), .pop_i(length_pop),
    .data_o(length_data), .count_o(lengths_count)
  );

  logic        w_active_q, w_stalled_q;
  logic [31:0] w_address_q;
  logic [8:0]  w_left_q;
  logic        w_ends;
  logic [Bytes-1:0] w_size_lanes, w_lanes;
  localparam int unsigned LaneBits = $clog2(Bytes);
  logic [LaneBits-1:0] w_low, w_low_aligned;

  assign w_beat     = m_axi_wvalid && m_axi_wready;
  assign w_ends     = w_beat && w_left_q == 9'd1;
  assign length_pop = lengths_count != '0 && (!w_active_q || w_ends);

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      w_active_q  <= 1'b0;
      w_stalled_q <= 1'b0;
    end else begin
      w_stalled_q <= m_axi_wvalid && !m_axi_wready;
      if (length_pop) begin
        w_active_q  <= 1'b1;
        w_address_q <= length_data[31:0];
        w_left_q    <= length_data[40:32];
      end else if (w_ends) begin
        w_active_q <= 1'b0;
      end else if (w_beat) begin
        w_left_q <= w_left_q - 9'd1;
        if (job_q.kind != 2'd0) begin
          w_address_q <= ((w_address_q >> job_q.size) << job_q.size) + (32'd1 << job_q.size);
        end
      end
    end
  end

  assign w_low         = w_address_q[LaneBits-1:0];
  assign w_low_aligned = LaneBits'((32'(w_low) >> job_q.size) << job_q.size);
  assign w_size_lanes  = Bytes'((129'd1 << (8'd1 << job_q.size)) - 129'd1);
  assign w_lanes       = Bytes'(w_size_lanes << w_low_aligned) & Bytes'({Bytes{1'b1}} << w_low);

  assign m_axi_wvalid = w_active_q;
  assign m_axi_wdata  = job_q.fault == FaultDataMoves && w_stalled_q ? ~buffer_data : buffer_data;
  assign m_axi_wstrb  = job_q.fault == FaultStrobes ? '1 : w_lanes;

  always_comb begin
    m_axi_wlast = w_left_q == 9'd1;
    if (job_q.fault == FaultLastEarly) m_axi_wlast = w_left_q == 9'd2;
    if (job_q.fault == FaultLastMissing) m_axi_wlast = 1'b0;
  end

  // ---- responses ----------------------------------------------------------------------------
  logic [15:0] pending_q;  // bursts without a response
  assign m_axi_bready = 1'b1;
  assign busy_o = ar_next || ar_valid_q || aw_next || aw_valid_q || pending_q != '0;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      pending_q <= '0;
      error_o   <= 1'b0;
    end else begin
      pending_q <= pending_q + 16'(aw_take) - 16'(m_axi_bvalid);
      if (start_i) error_o <= 1'b0;
      else if ((m_axi_rvalid && m_axi_rresp[1]) || (m_axi_bvalid && m_axi_bresp[1])) begin
        error_o <= 1'b1;
      end
    end
  end

  logic unused;
  assign unused = m_axi_rlast ^ (^job_q) ^ (^buffered) ^ m_axi_rresp[0] ^ m_axi_bresp[0];
endmodule
