// SPDX-License-Identifier: Apache-2.0
// AXI4-Stream broadcaster v1.1 (PG085): every beat leaves at each of up to 16 managers.
//
// A beat is taken when each manager has room for it, two beats; no manager waits for another. The maps
// are made of the design's remap strings; swynq_ip_remap has their form, and the bits to choose from are
// those of TDATA, then those of TUSER.
module swynq_axis_broadcaster #(
  parameter int unsigned C_NUM_MI_SLOTS       = 2,
  parameter int unsigned C_S_AXIS_TDATA_WIDTH = 8,
  parameter int unsigned C_M_AXIS_TDATA_WIDTH = 8,
  parameter int unsigned C_AXIS_TID_WIDTH     = 1,
  parameter int unsigned C_AXIS_TDEST_WIDTH   = 1,
  parameter int unsigned C_S_AXIS_TUSER_WIDTH = 1,
  parameter int unsigned C_M_AXIS_TUSER_WIDTH = 1,
  // Maps of all managers, the first one at the bottom.
  parameter logic [16*C_NUM_MI_SLOTS*C_M_AXIS_TDATA_WIDTH-1:0] TDATA_MAP = '0,
  parameter logic [16*C_NUM_MI_SLOTS*C_M_AXIS_TUSER_WIDTH-1:0] TUSER_MAP = '0
) (
  input  logic                              aclk,
  input  logic                              aresetn,

  input  logic                              s_axis_tvalid,
  output logic                              s_axis_tready,
  input  logic [C_S_AXIS_TDATA_WIDTH-1:0]   s_axis_tdata,
  input  logic [C_S_AXIS_TDATA_WIDTH/8-1:0] s_axis_tstrb,
  input  logic [C_S_AXIS_TDATA_WIDTH/8-1:0] s_axis_tkeep,
  input  logic                              s_axis_tlast,
  input  logic [C_AXIS_TID_WIDTH-1:0]       s_axis_tid,
  input  logic [C_AXIS_TDEST_WIDTH-1:0]     s_axis_tdest,
  input  logic [C_S_AXIS_TUSER_WIDTH-1:0]   s_axis_tuser,

  output logic [C_NUM_MI_SLOTS-1:0]                        m_axis_tvalid,
  input  logic [C_NUM_MI_SLOTS-1:0]                        m_axis_tready,
  output logic [C_NUM_MI_SLOTS*C_M_AXIS_TDATA_WIDTH-1:0]   m_axis_tdata,
  output logic [C_NUM_MI_SLOTS*C_M_AXIS_TDATA_WIDTH/8-1:0] m_axis_tstrb,
  output logic [C_NUM_MI_SLOTS*C_M_AXIS_TDATA_WIDTH/8-1:0] m_axis_tkeep,
  output logic [C_NUM_MI_SLOTS-1:0]                        m_axis_tlast,
  output logic [C_NUM_MI_SLOTS*C_AXIS_TID_WIDTH-1:0]       m_axis_tid,
  output logic [C_NUM_MI_SLOTS*C_AXIS_TDEST_WIDTH-1:0]     m_axis_tdest,
  output logic [C_NUM_MI_SLOTS*C_M_AXIS_TUSER_WIDTH-1:0]   m_axis_tuser
);

  localparam int unsigned DataIn  = C_S_AXIS_TDATA_WIDTH;
  localparam int unsigned Data    = C_M_AXIS_TDATA_WIDTH;
  localparam int unsigned BytesIn = DataIn / 8;
  localparam int unsigned Bytes   = Data / 8;
  localparam int unsigned Id      = C_AXIS_TID_WIDTH;
  localparam int unsigned Dest    = C_AXIS_TDEST_WIDTH;
  localparam int unsigned User    = C_M_AXIS_TUSER_WIDTH;
  localparam int unsigned Width   = Data + 2 * Bytes + 1 + Id + Dest + User;

  logic [C_NUM_MI_SLOTS-1:0] ready;
  logic [Bytes-1:0]          strb, keep;

  assign s_axis_tready = &ready;

  // TSTRB and TKEEP are not remapped: bytes that the source does not have are there.
  for (genvar i = 0; i < Bytes; i++) begin : gen_byte
    if (i < BytesIn) begin : gen_in
      assign strb[i] = s_axis_tstrb[i];
      assign keep[i] = s_axis_tkeep[i];
    end else begin : gen_new
      assign strb[i] = 1'b1;
      assign keep[i] = 1'b1;
    end
  end
  if (BytesIn > Bytes) begin : gen_cut
    logic unused_bytes;
    assign unused_bytes = ^{s_axis_tstrb[BytesIn-1:Bytes], s_axis_tkeep[BytesIn-1:Bytes]};
  end

  for (genvar i = 0; i < C_NUM_MI_SLOTS; i++) begin : gen_manager
    logic [Data-1:0]  data;
    logic [User-1:0]  user;
    logic [Width-1:0] beat;

    swynq_ip_remap #(
      .In (DataIn + C_S_AXIS_TUSER_WIDTH),
      .Out(Data),
      .Map(TDATA_MAP[16*Data*i+:16*Data])
    ) u_data (
      .data_i({s_axis_tuser, s_axis_tdata}),
      .data_o(data)
    );

    swynq_ip_remap #(
      .In (DataIn + C_S_AXIS_TUSER_WIDTH),
      .Out(User),
      .Map(TUSER_MAP[16*User*i+:16*User])
    ) u_user (
      .data_i({s_axis_tuser, s_axis_tdata}),
      .data_o(user)
    );

    swynq_ip_slice #(
      .Width(Width)
    ) u_slice (
      .clk_i  (aclk),
      .rst_ni (aresetn),
      .valid_i(s_axis_tvalid && s_axis_tready),
      .ready_o(ready[i]),
      .data_i ({data, strb, keep, s_axis_tlast, s_axis_tid, s_axis_tdest, user}),
      .valid_o(m_axis_tvalid[i]),
      .ready_i(m_axis_tready[i]),
      .data_o (beat)
    );

    assign {m_axis_tdata[Data*i+:Data], m_axis_tstrb[Bytes*i+:Bytes], m_axis_tkeep[Bytes*i+:Bytes],
            m_axis_tlast[i], m_axis_tid[Id*i+:Id], m_axis_tdest[Dest*i+:Dest],
            m_axis_tuser[User*i+:User]} = beat;
  end

endmodule
