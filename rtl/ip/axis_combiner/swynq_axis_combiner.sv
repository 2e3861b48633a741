// SPDX-License-Identifier: Apache-2.0
// AXI4-Stream combiner v1.1 (PG085): a beat of each of up to 16 streams makes a wider one.
//
// TDATA, TSTRB, TKEEP and TUSER stand side by side, the first stream's at the bottom; TLAST, TID and
// TDEST are those of one stream, C_MASTER_PORT_NUM. Each stream may be two beats ahead.
module swynq_axis_combiner #(
  parameter int unsigned C_NUM_SI_SLOTS     = 2,
  parameter int unsigned C_MASTER_PORT_NUM  = 0,
  // Bits of each stream.
  parameter int unsigned C_AXIS_TDATA_WIDTH = 32,
  parameter int unsigned C_AXIS_TID_WIDTH   = 1,
  parameter int unsigned C_AXIS_TDEST_WIDTH = 1,
  parameter int unsigned C_AXIS_TUSER_WIDTH = 1
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

  output logic                                           m_axis_tvalid,
  input  logic                                           m_axis_tready,
  output logic [C_NUM_SI_SLOTS*C_AXIS_TDATA_WIDTH-1:0]   m_axis_tdata,
  output logic [C_NUM_SI_SLOTS*C_AXIS_TDATA_WIDTH/8-1:0] m_axis_tstrb,
  output logic [C_NUM_SI_SLOTS*C_AXIS_TDATA_WIDTH/8-1:0] m_axis_tkeep,
  output logic                                           m_axis_tlast,
  output logic [C_AXIS_TID_WIDTH-1:0]                    m_axis_tid,
  output logic [C_AXIS_TDEST_WIDTH-1:0]                  m_axis_tdest,
  output logic [C_NUM_SI_SLOTS*C_AXIS_TUSER_WIDTH-1:0]   m_axis_tuser
);

  localparam int unsigned Data  = C_AXIS_TDATA_WIDTH;
  localparam int unsigned Bytes = Data / 8;
  localparam int unsigned Id    = C_AXIS_TID_WIDTH;
  localparam int unsigned Dest  = C_AXIS_TDEST_WIDTH;
  localparam int unsigned User  = C_AXIS_TUSER_WIDTH;
  localparam int unsigned Width = Data + 2 * Bytes + 1 + Id + Dest + User;

  if (C_MASTER_PORT_NUM >= C_NUM_SI_SLOTS) begin : gen_bad_master
    $error("swynq_axis_combiner: C_MASTER_PORT_NUM is no stream's number");
  end

  logic [C_NUM_SI_SLOTS-1:0]      valid, last;
  logic [C_NUM_SI_SLOTS*Id-1:0]   id;
  logic [C_NUM_SI_SLOTS*Dest-1:0] dest;

  assign m_axis_tvalid = &valid;
  assign m_axis_tlast  = last[C_MASTER_PORT_NUM];
  assign m_axis_tid    = id[Id*C_MASTER_PORT_NUM+:Id];
  assign m_axis_tdest  = dest[Dest*C_MASTER_PORT_NUM+:Dest];

  // The other streams' are nobody's.
  logic unused_others;
  assign unused_others = ^{last, id, dest};

  for (genvar i = 0; i < C_NUM_SI_SLOTS; i++) begin : gen_subordinate
    logic [Width-1:0] beat;

    swynq_ip_slice #(
      .Width(Width)
    ) u_slice (
      .clk_i  (aclk),
      .rst_ni (aresetn),
      .valid_i(s_axis_tvalid[i]),
      .ready_o(s_axis_tready[i]),
      .data_i ({s_axis_tdata[Data*i+:Data], s_axis_tstrb[Bytes*i+:Bytes],
                s_axis_tkeep[Bytes*i+:Bytes], s_axis_tlast[i], s_axis_tid[Id*i+:Id],
                s_axis_tdest[Dest*i+:Dest], s_axis_tuser[User*i+:User]}),
      .valid_o(valid[i]),
      .ready_i(m_axis_tready && m_axis_tvalid),
      .data_o (beat)
    );

    assign {m_axis_tdata[Data*i+:Data], m_axis_tstrb[Bytes*i+:Bytes], m_axis_tkeep[Bytes*i+:Bytes],
            last[i], id[Id*i+:Id], dest[Dest*i+:Dest], m_axis_tuser[User*i+:User]} = beat;
  end

endmodule
