// SPDX-License-Identifier: Apache-2.0
// The middle of an interconnect: AXI4 from NumSi managers to NumMi subordinates, all of one width.
//
// An address goes to the first of the routes that holds it and is open to its manager; DECERR to none.
// Managers take turns at a subordinate. A manager has accesses under way at one subordinate at a time,
// reads and writes apart, so that its responses come in order. To the subordinates all accesses have
// one ID, so that they answer in order too; what arrives first is whose turn it is.
//
// Bursts to a subordinate that takes single beats (AXI4-Lite), and beats that are wider than it, get
// DECERR.
module swynq_fabric_core #(
  parameter int unsigned NumSi = 1,
  parameter int unsigned NumMi = 1,
  parameter int unsigned AddrWidth = 32,
  parameter int unsigned DataWidth = 32,
  parameter int unsigned IdWidth = 1,
  parameter int unsigned NumRoutes = 1,
  // The first and the last address of each route, which managers it is open to, and where it leads.
  parameter logic [NumRoutes-1:0][63:0] Base = '0,
  parameter logic [NumRoutes-1:0][63:0] Last = '1,
  parameter logic [NumRoutes-1:0][NumSi-1:0] From = '1,
  parameter logic [NumRoutes-1:0][7:0] To = '0,
  // Which subordinates take single beats, and the AxSIZE of the widest.
  parameter logic [NumMi-1:0] SingleBeats = '0,
  parameter logic [NumMi-1:0][2:0] MaxSize = '1,
  localparam int unsigned AttrWidth = 25,
  localparam int unsigned StrbWidth = DataWidth / 8
) (
  input  logic                            clk_i,
  input  logic                            rst_ni,

  // Attributes are {len, size, burst, lock, cache, prot, qos}.
  input  logic [NumSi-1:0][IdWidth-1:0]   s_aw_id_i,
  input  logic [NumSi-1:0][AddrWidth-1:0] s_aw_addr_i,
  input  logic [NumSi-1:0][AttrWidth-1:0] s_aw_attr_i,
  input  logic [NumSi-1:0]                s_aw_valid_i,
  output logic [NumSi-1:0]                s_aw_ready_o,
  input  logic [NumSi-1:0][DataWidth-1:0] s_w_data_i,
  input  logic [NumSi-1:0][StrbWidth-1:0] s_w_strb_i,
  input  logic [NumSi-1:0]                s_w_last_i,
  input  logic [NumSi-1:0]                s_w_valid_i,
  output logic [NumSi-1:0]                s_w_ready_o,
  output logic [NumSi-1:0][IdWidth-1:0]   s_b_id_o,
  output logic [NumSi-1:0][1:0]           s_b_resp_o,
  output logic [NumSi-1:0]                s_b_valid_o,
  input  logic [NumSi-1:0]                s_b_ready_i,
  input  logic [NumSi-1:0][IdWidth-1:0]   s_ar_id_i,
  input  logic [NumSi-1:0][AddrWidth-1:0] s_ar_addr_i,
  input  logic [NumSi-1:0][AttrWidth-1:0] s_ar_attr_i,
  input  logic [NumSi-1:0]                s_ar_valid_i,
  output logic [NumSi-1:0]                s_ar_ready_o,
  output logic [NumSi-1:0][IdWidth-1:0]   s_r_id_o,
  output logic [NumSi-1:0][DataWidth-1:0] s_r_data_o,
  output logic [NumSi-1:0][1:0]           s_r_resp_o,
  output logic [NumSi-1:0]                s_r_last_o,
  output logic [NumSi-1:0]                s_r_valid_o,
  input  logic [NumSi-1:0]                s_r_ready_i,

  output logic [NumMi-1:0][AddrWidth-1:0] m_aw_addr_o,
  output logic [NumMi-1:0][AttrWidth-1:0] m_aw_attr_o,
  output logic [NumMi-1:0]                m_aw_valid_o,
  input  logic [NumMi-1:0]                m_aw_ready_i,
  output logic [NumMi-1:0][DataWidth-1:0] m_w_data_o,
  output logic [NumMi-1:0][StrbWidth-1:0] m_w_strb_o,
  output logic [NumMi-1:0]                m_w_last_o,
  output logic [NumMi-1:0]                m_w_valid_o,
  input  logic [NumMi-1:0]                m_w_ready_i,
  input  logic [NumMi-1:0][1:0]           m_b_resp_i,
  input  logic [NumMi-1:0]                m_b_valid_i,
  output logic [NumMi-1:0]                m_b_ready_o,
  output logic [NumMi-1:0][AddrWidth-1:0] m_ar_addr_o,
  output logic [NumMi-1:0][AttrWidth-1:0] m_ar_attr_o,
  output logic [NumMi-1:0]                m_ar_valid_o,
  input  logic [NumMi-1:0]                m_ar_ready_i,
  input  logic [NumMi-1:0][DataWidth-1:0] m_r_data_i,
  input  logic [NumMi-1:0][1:0]           m_r_resp_i,
  input  logic [NumMi-1:0]                m_r_last_i,
  input  logic [NumMi-1:0]                m_r_valid_i,
  output logic [NumMi-1:0]                m_r_ready_o
);

  // The last target answers DECERR.
  localparam int unsigned NumTargets = NumMi + 1;
  localparam int unsigned SiBits = NumSi > 1 ? $clog2(NumSi) : 1;
  localparam int unsigned TargetBits = $clog2(NumTargets);
  // Accesses under way at a subordinate.
  localparam int unsigned DepthBits = 4;

  typedef logic [SiBits-1:0] si_t;
  typedef logic [TargetBits-1:0] target_t;

  function automatic target_t target(
    input int unsigned si, input logic [AddrWidth-1:0] addr, input logic [AttrWidth-1:0] attr
  );
    target = target_t'(NumMi);
    for (int unsigned route = NumRoutes; route > 0; route--) begin
      if (From[route-1][si] && 64'(addr) >= Base[route-1] && 64'(addr) <= Last[route-1]) begin
        target = target_t'(To[route-1]);
        for (int unsigned mi = 0; mi < NumMi; mi++) begin
          if (To[route-1] == 8'(mi)
              && ((SingleBeats[mi] && attr[24:17] != '0) || attr[16:14] > MaxSize[mi])) begin
            target = target_t'(NumMi);
          end
        end
      end
    end
  endfunction

  // ---- managers --------------------------------------------------------------------------------
  // Where each may go now, and where its accesses under way are.
  target_t              aw_target [NumSi];
  target_t              ar_target [NumSi];
  target_t              aw_target_q [NumSi];
  target_t              ar_target_q [NumSi];
  logic [DepthBits:0]   aw_count_q [NumSi];
  logic [DepthBits:0]   ar_count_q [NumSi];
  logic [NumSi-1:0]     aw_asks, ar_asks;

  for (genvar s = 0; s < NumSi; s++) begin : gen_managers
    assign aw_target[s] = target(s, s_aw_addr_i[s], s_aw_attr_i[s]);
    assign ar_target[s] = target(s, s_ar_addr_i[s], s_ar_attr_i[s]);
    assign aw_asks[s] = s_aw_valid_i[s] && !aw_count_q[s][DepthBits]
                        && (aw_count_q[s] == '0 || aw_target_q[s] == aw_target[s]);
    assign ar_asks[s] = s_ar_valid_i[s] && !ar_count_q[s][DepthBits]
                        && (ar_count_q[s] == '0 || ar_target_q[s] == ar_target[s]);

    always_ff @(posedge clk_i) begin : under_way
      if (s_aw_valid_i[s] && s_aw_ready_o[s]) aw_target_q[s] <= aw_target[s];
      if (s_ar_valid_i[s] && s_ar_ready_o[s]) ar_target_q[s] <= ar_target[s];
      aw_count_q[s] <= aw_count_q[s]
                       + (DepthBits + 1)'(s_aw_valid_i[s] && s_aw_ready_o[s])
                       - (DepthBits + 1)'(s_b_valid_o[s] && s_b_ready_i[s]);
      ar_count_q[s] <= ar_count_q[s]
                       + (DepthBits + 1)'(s_ar_valid_i[s] && s_ar_ready_o[s])
                       - (DepthBits + 1)'(s_r_valid_o[s] && s_r_ready_i[s] && s_r_last_o[s]);
      if (!rst_ni) begin
        aw_count_q[s] <= '0;
        ar_count_q[s] <= '0;
      end
    end
  end

  // ---- subordinates ----------------------------------------------------------------------------
  si_t                        aw_winner [NumTargets];
  si_t                        ar_winner [NumTargets];
  logic [NumTargets-1:0]      aw_takes, ar_takes;
  logic [IdWidth-1:0]         b_id [NumTargets];
  logic [IdWidth-1:0]         r_id [NumTargets];
  si_t                        w_owner [NumTargets];
  si_t                        b_owner [NumTargets];
  si_t                        r_owner [NumTargets];
  logic [NumTargets-1:0]      w_idle, b_idle, r_idle;

  logic [NumTargets-1:0][AddrWidth-1:0] t_aw_addr_q, t_ar_addr_q;
  logic [NumTargets-1:0][AttrWidth-1:0] t_aw_attr_q, t_ar_attr_q;
  logic [NumTargets-1:0]                t_aw_valid_q, t_ar_valid_q;
  logic [NumTargets-1:0]                t_aw_ready, t_ar_ready, t_w_ready, t_w_valid, t_w_last;
  logic [NumTargets-1:0]                t_b_valid, t_b_ready, t_r_valid, t_r_ready, t_r_last;
  logic [NumTargets-1:0][DataWidth-1:0] t_r_data;
  logic [NumTargets-1:0][1:0]           t_b_resp, t_r_resp;

  for (genvar t = 0; t < NumTargets; t++) begin : gen_targets
    logic [NumSi-1:0] aw_wants, ar_wants;
    si_t              aw_turn_q, ar_turn_q;
    logic             w_full, b_full, r_full;

    for (genvar s = 0; s < NumSi; s++) begin : gen_wants
      assign aw_wants[s] = aw_asks[s] && aw_target[s] == target_t'(t);
      assign ar_wants[s] = ar_asks[s] && ar_target[s] == target_t'(t);
    end

    // The first behind the one that had the last turn.
    always_comb begin : arbitrate
      aw_winner[t] = '0;
      ar_winner[t] = '0;
      for (int unsigned s = NumSi; s > 0; s--) begin
        if (aw_wants[s-1]) aw_winner[t] = si_t'(s - 1);
        if (ar_wants[s-1]) ar_winner[t] = si_t'(s - 1);
      end
      for (int unsigned s = NumSi; s > 0; s--) begin
        if (aw_wants[s-1] && si_t'(s - 1) > aw_turn_q) aw_winner[t] = si_t'(s - 1);
        if (ar_wants[s-1] && si_t'(s - 1) > ar_turn_q) ar_winner[t] = si_t'(s - 1);
      end
    end

    assign aw_takes[t] = aw_wants != '0 && !w_full && !b_full
                         && (!t_aw_valid_q[t] || t_aw_ready[t]);
    assign ar_takes[t] = ar_wants != '0 && !r_full && (!t_ar_valid_q[t] || t_ar_ready[t]);

    always_ff @(posedge clk_i) begin : addresses
      if (t_aw_ready[t]) t_aw_valid_q[t] <= 1'b0;
      if (aw_takes[t]) begin
        t_aw_valid_q[t] <= 1'b1;
        t_aw_addr_q[t]  <= s_aw_addr_i[aw_winner[t]];
        t_aw_attr_q[t]  <= s_aw_attr_i[aw_winner[t]];
        aw_turn_q       <= aw_winner[t];
      end
      if (t_ar_ready[t]) t_ar_valid_q[t] <= 1'b0;
      if (ar_takes[t]) begin
        t_ar_valid_q[t] <= 1'b1;
        t_ar_addr_q[t]  <= s_ar_addr_i[ar_winner[t]];
        t_ar_attr_q[t]  <= s_ar_attr_i[ar_winner[t]];
        ar_turn_q       <= ar_winner[t];
      end
      if (!rst_ni) begin
        t_aw_valid_q[t] <= 1'b0;
        t_ar_valid_q[t] <= 1'b0;
        aw_turn_q       <= '0;
        ar_turn_q       <= '0;
      end
    end

    // Whose data, whose responses.
    swynq_fabric_fifo #(
      .Width(SiBits), .DepthBits(DepthBits)
    ) u_w_owners (
      .clk_i, .rst_ni,
      .push_i (aw_takes[t]),
      .data_i (aw_winner[t]),
      .full_o (w_full),
      .pop_i  (t_w_valid[t] && t_w_ready[t] && t_w_last[t]),
      .data_o (w_owner[t]),
      .empty_o(w_idle[t])
    );

    swynq_fabric_fifo #(
      .Width(SiBits + IdWidth), .DepthBits(DepthBits)
    ) u_b_owners (
      .clk_i, .rst_ni,
      .push_i (aw_takes[t]),
      .data_i ({aw_winner[t], s_aw_id_i[aw_winner[t]]}),
      .full_o (b_full),
      .pop_i  (t_b_valid[t] && t_b_ready[t]),
      .data_o ({b_owner[t], b_id[t]}),
      .empty_o(b_idle[t])
    );

    swynq_fabric_fifo #(
      .Width(SiBits + IdWidth), .DepthBits(DepthBits)
    ) u_r_owners (
      .clk_i, .rst_ni,
      .push_i (ar_takes[t]),
      .data_i ({ar_winner[t], s_ar_id_i[ar_winner[t]]}),
      .full_o (r_full),
      .pop_i  (t_r_valid[t] && t_r_ready[t] && t_r_last[t]),
      .data_o ({r_owner[t], r_id[t]}),
      .empty_o(r_idle[t])
    );

    assign t_w_valid[t] = !w_idle[t] && s_w_valid_i[w_owner[t]];
    assign t_w_last[t]  = s_w_last_i[w_owner[t]];
    assign t_b_ready[t] = !b_idle[t] && s_b_ready_i[b_owner[t]];
    assign t_r_ready[t] = !r_idle[t] && s_r_ready_i[r_owner[t]];
  end

  for (genvar s = 0; s < NumSi; s++) begin : gen_responses
    always_comb begin : ready
      s_aw_ready_o[s] = 1'b0;
      s_ar_ready_o[s] = 1'b0;
      for (int unsigned t = 0; t < NumTargets; t++) begin
        if (aw_takes[t] && aw_winner[t] == si_t'(s)) s_aw_ready_o[s] = 1'b1;
        if (ar_takes[t] && ar_winner[t] == si_t'(s)) s_ar_ready_o[s] = 1'b1;
      end
    end

    always_comb begin : responses
      s_w_ready_o[s] = 1'b0;
      s_b_valid_o[s] = 1'b0;
      s_b_resp_o[s]  = '0;
      s_b_id_o[s]    = '0;
      s_r_valid_o[s] = 1'b0;
      s_r_data_o[s]  = '0;
      s_r_resp_o[s]  = '0;
      s_r_last_o[s]  = 1'b0;
      s_r_id_o[s]    = '0;
      for (int unsigned t = 0; t < NumTargets; t++) begin
        if (!w_idle[t] && w_owner[t] == si_t'(s) && t_w_ready[t]) s_w_ready_o[s] = 1'b1;
        if (!b_idle[t] && b_owner[t] == si_t'(s) && aw_target_q[s] == target_t'(t)) begin
          s_b_valid_o[s] = t_b_valid[t];
          s_b_resp_o[s]  = t_b_resp[t];
          s_b_id_o[s]    = b_id[t];
        end
        if (!r_idle[t] && r_owner[t] == si_t'(s) && ar_target_q[s] == target_t'(t)) begin
          s_r_valid_o[s] = t_r_valid[t];
          s_r_data_o[s]  = t_r_data[t];
          s_r_resp_o[s]  = t_r_resp[t];
          s_r_last_o[s]  = t_r_last[t];
          s_r_id_o[s]    = r_id[t];
        end
      end
    end
  end

  // ---- ports -----------------------------------------------------------------------------------
  for (genvar m = 0; m < NumMi; m++) begin : gen_ports
    assign m_aw_addr_o[m]  = t_aw_addr_q[m];
    assign m_aw_attr_o[m]  = t_aw_attr_q[m];
    assign m_aw_valid_o[m] = t_aw_valid_q[m];
    assign t_aw_ready[m]   = m_aw_ready_i[m];
    assign m_w_data_o[m]   = s_w_data_i[w_owner[m]];
    assign m_w_strb_o[m]   = s_w_strb_i[w_owner[m]];
    assign m_w_last_o[m]   = t_w_last[m];
    assign m_w_valid_o[m]  = t_w_valid[m];
    assign t_w_ready[m]    = m_w_ready_i[m];
    assign t_b_resp[m]     = m_b_resp_i[m];
    assign t_b_valid[m]    = m_b_valid_i[m];
    assign m_b_ready_o[m]  = t_b_ready[m];
    assign m_ar_addr_o[m]  = t_ar_addr_q[m];
    assign m_ar_attr_o[m]  = t_ar_attr_q[m];
    assign m_ar_valid_o[m] = t_ar_valid_q[m];
    assign t_ar_ready[m]   = m_ar_ready_i[m];
    assign t_r_data[m]     = m_r_data_i[m];
    assign t_r_resp[m]     = m_r_resp_i[m];
    assign t_r_last[m]     = m_r_last_i[m];
    assign t_r_valid[m]    = m_r_valid_i[m];
    assign m_r_ready_o[m]  = t_r_ready[m];
  end

  swynq_fabric_error #(
    .DataWidth(DataWidth)
  ) u_error (
    .clk_i, .rst_ni,
    .aw_valid_i(t_aw_valid_q[NumMi]),
    .aw_ready_o(t_aw_ready[NumMi]),
    .w_last_i  (t_w_last[NumMi]),
    .w_valid_i (t_w_valid[NumMi]),
    .w_ready_o (t_w_ready[NumMi]),
    .b_resp_o  (t_b_resp[NumMi]),
    .b_valid_o (t_b_valid[NumMi]),
    .b_ready_i (t_b_ready[NumMi]),
    .ar_len_i  (t_ar_attr_q[NumMi][24:17]),
    .ar_valid_i(t_ar_valid_q[NumMi]),
    .ar_ready_o(t_ar_ready[NumMi]),
    .r_data_o  (t_r_data[NumMi]),
    .r_resp_o  (t_r_resp[NumMi]),
    .r_last_o  (t_r_last[NumMi]),
    .r_valid_o (t_r_valid[NumMi]),
    .r_ready_i (t_r_ready[NumMi])
  );

endmodule
