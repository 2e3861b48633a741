// SPDX-License-Identifier: Apache-2.0
// AXI4-Stream switch v1.1 (PG085): up to 16 streams to up to 16 managers, by TDEST or by registers.
//
// By TDEST (C_ROUTING_MODE 0), a beat goes to the manager in whose range its TDEST is; one that is in no
// range, or in that of a manager that the stream is not connected to, is dropped and shows in
// `s_decode_err` for a clock. By registers (1), each manager has the stream that its register names, and
// a stream that no register names waits. A beat passes each clock at each manager.
module swynq_axis_switch #(
  parameter int unsigned C_NUM_SI_SLOTS     = 2,
  parameter int unsigned C_NUM_MI_SLOTS     = 2,
  parameter int unsigned C_AXIS_TDATA_WIDTH = 32,
  parameter int unsigned C_AXIS_TID_WIDTH   = 1,
  parameter int unsigned C_AXIS_TDEST_WIDTH = 1,
  parameter int unsigned C_AXIS_TUSER_WIDTH = 1,
  // Streams that each manager takes, and its range, the first manager's at the bottom.
  parameter logic [C_NUM_MI_SLOTS*C_NUM_SI_SLOTS-1:0]     C_M_AXIS_CONNECTIVITY_ARRAY = '1,
  parameter logic [C_NUM_MI_SLOTS*C_AXIS_TDEST_WIDTH-1:0] C_M_AXIS_BASETDEST_ARRAY    = '0,
  parameter logic [C_NUM_MI_SLOTS*C_AXIS_TDEST_WIDTH-1:0] C_M_AXIS_HIGHTDEST_ARRAY    = '0,
  // When another stream may follow.
  parameter int unsigned C_ARB_ON_TLAST      = 0,
  parameter int unsigned C_ARB_ON_MAX_XFERS  = 1,
  parameter int unsigned C_ARB_ON_NUM_CYCLES = 0,
  // 0 and 1: in turns. 3: the lowest first.
  parameter int unsigned C_ARB_ALGORITHM     = 0,
  parameter int unsigned C_ROUTING_MODE      = 0,
  parameter int unsigned C_S_AXI_CTRL_ADDR_WIDTH = 7
) (
  input  logic                                           aclk,
  input  logic                                           aresetn,

  input  logic [C_NUM_SI_SLOTS-1:0]                      s_axis_tvalid,
  output logic [C_NUM_SI_SLOTS-1:0]                      s_axis_tready,
  input  logic [C_NUM_SI_SLOTS*C_AXIS_TDATA_WIDTH-1:0]   s_axis_tdata,
  input  logic [C_NUM_SI_SLOTS*C_AXIS_TDATA_WIDTH/8-1:0] s_axis_tstrb,
  input  logic [C_NUM_SI_SLOTS*C_AXIS_TDATA_WIDTH/8-1:0] s_axis_tkeep,
  input  logic [C_NUM_SI_SLOTS-1:0]                      s_axis_tlast,
  input  logic [C_NUM_SI_SLOTS*C_AXIS_TID_WIDTH-1:0]     s_axis_tid,
  input  logic [C_NUM_SI_SLOTS*C_AXIS_TDEST_WIDTH-1:0]   s_axis_tdest,
  input  logic [C_NUM_SI_SLOTS*C_AXIS_TUSER_WIDTH-1:0]   s_axis_tuser,

  output logic [C_NUM_MI_SLOTS-1:0]                      m_axis_tvalid,
  input  logic [C_NUM_MI_SLOTS-1:0]                      m_axis_tready,
  output logic [C_NUM_MI_SLOTS*C_AXIS_TDATA_WIDTH-1:0]   m_axis_tdata,
  output logic [C_NUM_MI_SLOTS*C_AXIS_TDATA_WIDTH/8-1:0] m_axis_tstrb,
  output logic [C_NUM_MI_SLOTS*C_AXIS_TDATA_WIDTH/8-1:0] m_axis_tkeep,
  output logic [C_NUM_MI_SLOTS-1:0]                      m_axis_tlast,
  output logic [C_NUM_MI_SLOTS*C_AXIS_TID_WIDTH-1:0]     m_axis_tid,
  output logic [C_NUM_MI_SLOTS*C_AXIS_TDEST_WIDTH-1:0]   m_axis_tdest,
  output logic [C_NUM_MI_SLOTS*C_AXIS_TUSER_WIDTH-1:0]   m_axis_tuser,

  // Streams that get no new grant.
  input  logic [C_NUM_SI_SLOTS-1:0]                      s_req_suppress,
  output logic [C_NUM_SI_SLOTS-1:0]                      s_decode_err,

  input  logic                               s_axi_ctrl_aclk,
  input  logic                               s_axi_ctrl_aresetn,
  input  logic [C_S_AXI_CTRL_ADDR_WIDTH-1:0] s_axi_ctrl_awaddr,
  input  logic                               s_axi_ctrl_awvalid,
  output logic                               s_axi_ctrl_awready,
  input  logic [31:0]                        s_axi_ctrl_wdata,
  input  logic                               s_axi_ctrl_wvalid,
  output logic                               s_axi_ctrl_wready,
  output logic [1:0]                         s_axi_ctrl_bresp,
  output logic                               s_axi_ctrl_bvalid,
  input  logic                               s_axi_ctrl_bready,
  input  logic [C_S_AXI_CTRL_ADDR_WIDTH-1:0] s_axi_ctrl_araddr,
  input  logic                               s_axi_ctrl_arvalid,
  output logic                               s_axi_ctrl_arready,
  output logic [31:0]                        s_axi_ctrl_rdata,
  output logic [1:0]                         s_axi_ctrl_rresp,
  output logic                               s_axi_ctrl_rvalid,
  input  logic                               s_axi_ctrl_rready
);

  localparam int unsigned Subs  = C_NUM_SI_SLOTS;
  localparam int unsigned Mans  = C_NUM_MI_SLOTS;
  localparam int unsigned Data  = C_AXIS_TDATA_WIDTH;
  localparam int unsigned Bytes = Data / 8;
  localparam int unsigned Id    = C_AXIS_TID_WIDTH;
  localparam int unsigned Dest  = C_AXIS_TDEST_WIDTH;
  localparam int unsigned User  = C_AXIS_TUSER_WIDTH;
  localparam int unsigned Width = Data + 2 * Bytes + 1 + Id + Dest + User;

  if (Subs < 1 || Subs > 16 || Mans < 1 || Mans > 16) begin : gen_bad_size
    $error("swynq_axis_switch: a switch has 1 to 16 streams and managers");
  end

  // ---- routes ------------------------------------------------------------------------------------
  // Whether the head of a stream is for a manager.
  logic [Subs-1:0]  want [Mans];
  logic [Subs-1:0]  valid, last, lost, taken;
  logic [Width-1:0] head [Subs];
  logic [Dest-1:0]  dest [Subs];
  logic             run_n;

  if (C_ROUTING_MODE == 0) begin : gen_dest
    assign run_n = aresetn;

    for (genvar s = 0; s < Subs; s++) begin : gen_stream
      logic [Mans-1:0] hit, reached;

      for (genvar m = 0; m < Mans; m++) begin : gen_range
        localparam logic [Dest-1:0] Base = C_M_AXIS_BASETDEST_ARRAY[Dest*m+:Dest];
        localparam logic [Dest-1:0] High = C_M_AXIS_HIGHTDEST_ARRAY[Dest*m+:Dest];
        localparam bit Connected = C_M_AXIS_CONNECTIVITY_ARRAY[Subs*m+s];

        // A comparison with the ends of TDEST would be one with nothing.
        assign hit[m] = ((Base == '0) || (dest[s] >= Base)) && ((High == '1) || (dest[s] <= High));
        assign reached[m] = hit[m] && Connected;
        assign want[m][s] = valid[s] && reached[m];
      end
      assign lost[s] = valid[s] && reached == '0;
    end

    assign s_axi_ctrl_awready = 1'b0;
    assign s_axi_ctrl_wready  = 1'b0;
    assign s_axi_ctrl_bresp   = 2'b00;
    assign s_axi_ctrl_bvalid  = 1'b0;
    assign s_axi_ctrl_arready = 1'b0;
    assign s_axi_ctrl_rdata   = '0;
    assign s_axi_ctrl_rresp   = 2'b00;
    assign s_axi_ctrl_rvalid  = 1'b0;

    logic unused_control;
    assign unused_control = ^{s_axi_ctrl_aclk, s_axi_ctrl_aresetn, s_axi_ctrl_awaddr,
                              s_axi_ctrl_awvalid, s_axi_ctrl_wdata, s_axi_ctrl_wvalid,
                              s_axi_ctrl_bready, s_axi_ctrl_araddr, s_axi_ctrl_arvalid,
                              s_axi_ctrl_rready};
  end else begin : gen_registers
    logic              run;
    logic [Mans-1:0]   enable;
    logic [4*Mans-1:0] stream;

    swynq_axis_switch_registers #(
      .Managers (Mans),
      .AddrWidth(C_S_AXI_CTRL_ADDR_WIDTH)
    ) u_registers (
      .ctrl_clk_i (s_axi_ctrl_aclk),
      .ctrl_rst_ni(s_axi_ctrl_aresetn),
      .s_awaddr_i (s_axi_ctrl_awaddr),
      .s_awvalid_i(s_axi_ctrl_awvalid),
      .s_awready_o(s_axi_ctrl_awready),
      .s_wdata_i  (s_axi_ctrl_wdata),
      .s_wvalid_i (s_axi_ctrl_wvalid),
      .s_wready_o (s_axi_ctrl_wready),
      .s_bresp_o  (s_axi_ctrl_bresp),
      .s_bvalid_o (s_axi_ctrl_bvalid),
      .s_bready_i (s_axi_ctrl_bready),
      .s_araddr_i (s_axi_ctrl_araddr),
      .s_arvalid_i(s_axi_ctrl_arvalid),
      .s_arready_o(s_axi_ctrl_arready),
      .s_rdata_o  (s_axi_ctrl_rdata),
      .s_rresp_o  (s_axi_ctrl_rresp),
      .s_rvalid_o (s_axi_ctrl_rvalid),
      .s_rready_i (s_axi_ctrl_rready),
      .clk_i      (aclk),
      .rst_ni     (aresetn),
      .run_o      (run),
      .enable_o   (enable),
      .stream_o   (stream)
    );

    assign run_n = aresetn && run;
    assign lost  = '0;

    for (genvar m = 0; m < Mans; m++) begin : gen_manager
      for (genvar s = 0; s < Subs; s++) begin : gen_stream
        assign want[m][s] = valid[s] && enable[m] && stream[4*m+:4] == 4'(s) &&
                            C_M_AXIS_CONNECTIVITY_ARRAY[Subs*m+s];
      end
    end

    // TDEST is passed on and decides nothing.
    for (genvar s = 0; s < Subs; s++) begin : gen_no_dest
      logic unused_dest;
      assign unused_dest = ^dest[s];
    end
  end

  // ---- streams -----------------------------------------------------------------------------------
  logic [Subs-1:0] accept [Mans];
  logic [Subs-1:0] decode_err_q;

  assign s_decode_err = decode_err_q;

  always_comb begin : takes
    taken = lost;
    for (int unsigned m = 0; m < Mans; m++) taken = taken | accept[m];
  end

  always_ff @(posedge aclk) begin : errors
    decode_err_q <= lost;
    if (!run_n) decode_err_q <= '0;
  end

  for (genvar s = 0; s < Subs; s++) begin : gen_subordinate
    swynq_ip_slice #(
      .Width(Width)
    ) u_slice (
      .clk_i  (aclk),
      .rst_ni (run_n),
      .valid_i(s_axis_tvalid[s]),
      .ready_o(s_axis_tready[s]),
      .data_i ({s_axis_tdata[Data*s+:Data], s_axis_tstrb[Bytes*s+:Bytes],
                s_axis_tkeep[Bytes*s+:Bytes], s_axis_tid[Id*s+:Id], s_axis_tuser[User*s+:User],
                s_axis_tdest[Dest*s+:Dest], s_axis_tlast[s]}),
      .valid_o(valid[s]),
      .ready_i(taken[s]),
      .data_o (head[s])
    );
    assign last[s] = head[s][0];
    assign dest[s] = head[s][1+:Dest];
  end

  // ---- managers ----------------------------------------------------------------------------------
  for (genvar m = 0; m < Mans; m++) begin : gen_manager
    logic [Subs-1:0]  grant;
    logic [Width-1:0] beat_in, beat_out;
    logic             ready;

    swynq_axis_switch_arbiter #(
      .Streams (Subs),
      .OnLast  (C_ARB_ON_TLAST != 0),
      .MaxBeats(C_ARB_ON_MAX_XFERS),
      .MaxIdle (C_ARB_ON_NUM_CYCLES),
      .Fixed   (C_ARB_ALGORITHM == 3)
    ) u_arbiter (
      .clk_i     (aclk),
      .rst_ni    (run_n),
      .request_i (want[m]),
      .suppress_i(s_req_suppress),
      .beat_i    (|accept[m]),
      .last_i    (|(grant & last)),
      .grant_o   (grant)
    );

    assign accept[m] = grant & {Subs{ready}};

    always_comb begin : choose
      beat_in = '0;
      for (int unsigned s = 0; s < Subs; s++) begin
        if (grant[s]) beat_in = beat_in | head[s];
      end
    end

    swynq_ip_slice #(
      .Width(Width)
    ) u_slice (
      .clk_i  (aclk),
      .rst_ni (run_n),
      .valid_i(|grant),
      .ready_o(ready),
      .data_i (beat_in),
      .valid_o(m_axis_tvalid[m]),
      .ready_i(m_axis_tready[m]),
      .data_o (beat_out)
    );
    assign {m_axis_tdata[Data*m+:Data], m_axis_tstrb[Bytes*m+:Bytes], m_axis_tkeep[Bytes*m+:Bytes],
            m_axis_tid[Id*m+:Id], m_axis_tuser[User*m+:User], m_axis_tdest[Dest*m+:Dest],
            m_axis_tlast[m]} = beat_out;
  end

endmodule
