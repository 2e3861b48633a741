// SPDX-License-Identifier: Apache-2.0
// AXI4-Stream data width converter v1.1 (PG085): from any number of bytes per beat to any other.
//
// Bytes keep their order and their TKEEP. A packet's last beat is filled up with null bytes, and
// null bytes behind its last byte make no beat of their own, unless they arrive in one of theirs.
// TID, TDEST, TSTRB and TUSER are not there. A beat passes in every clock on the wider side; after
// TLAST the next packet waits until its beats are gone. No output follows an input within a clock.
module swynq_axis_dwidth_converter #(
  parameter int unsigned C_S_AXIS_TDATA_WIDTH = 32,
  parameter int unsigned C_M_AXIS_TDATA_WIDTH = 32
) (
  input  logic                              aclk,
  input  logic                              aresetn,

  input  logic                              s_axis_tvalid,
  output logic                              s_axis_tready,
  input  logic [C_S_AXIS_TDATA_WIDTH-1:0]   s_axis_tdata,
  input  logic [C_S_AXIS_TDATA_WIDTH/8-1:0] s_axis_tkeep,
  input  logic                              s_axis_tlast,

  output logic                              m_axis_tvalid,
  input  logic                              m_axis_tready,
  output logic [C_M_AXIS_TDATA_WIDTH-1:0]   m_axis_tdata,
  output logic [C_M_AXIS_TDATA_WIDTH/8-1:0] m_axis_tkeep,
  output logic                              m_axis_tlast
);

  localparam int unsigned In  = C_S_AXIS_TDATA_WIDTH / 8;
  localparam int unsigned Out = C_M_AXIS_TDATA_WIDTH / 8;
  // Bytes that are held: so many that neither side waits for the other's beat.
  localparam int unsigned Held      = Out + 2 * In - 1;
  localparam int unsigned CountBits = $clog2(Held + 1);

  if (In < 1 || Out < 1 || In * 8 != C_S_AXIS_TDATA_WIDTH || Out * 8 != C_M_AXIS_TDATA_WIDTH)
  begin : gen_bad_width
    $error("swynq_axis_dwidth_converter: widths are whole bytes");
  end

  // Bytes and their TKEEP, the oldest at the bottom; TKEEP is 0 above the last one.
  logic [8*Held-1:0]    data_q;
  logic [Held-1:0]      keep_q;
  logic [CountBits-1:0] count_q;
  // Whether the newest byte ends a packet.
  logic                 last_q, open_q;
  // Whether no byte that counts is left behind the beat that is offered.
  logic                 final_beat;

  assign s_axis_tready = open_q && !last_q && count_q <= CountBits'(Held - In);
  assign m_axis_tvalid = count_q >= CountBits'(Out) || last_q;
  assign final_beat    = last_q && keep_q[Held-1:Out] == '0;
  assign m_axis_tdata  = data_q[8*Out-1:0];
  assign m_axis_tkeep  = keep_q[Out-1:0];
  assign m_axis_tlast  = final_beat;

  always_ff @(posedge aclk) begin : move
    logic                 push, pop;
    logic [8*Held-1:0]    data;
    logic [Held-1:0]      keep;
    logic [CountBits-1:0] count;
    push  = s_axis_tvalid && s_axis_tready;
    pop   = m_axis_tvalid && m_axis_tready;
    data  = data_q;
    keep  = keep_q;
    count = count_q;
    if (pop) begin
      data  = data >> (8 * Out);
      keep  = keep >> Out;
      count = final_beat ? '0 : count - CountBits'(Out);
    end
    if (push) begin
      for (int unsigned i = 0; i < Held; i++) begin
        // Bytes above the last one are overwritten, whatever they are.
        if (CountBits'(i) >= count) begin
          data[8*i+:8] = 8'h00;
          keep[i]      = 1'b0;
        end
      end
      data  = data | ((8 * Held)'(s_axis_tdata) << {count, 3'b000});
      keep  = keep | (Held'(s_axis_tkeep) << count);
      count = count + CountBits'(In);
    end
    if (push || pop) begin
      data_q  <= data;
      keep_q  <= keep;
      count_q <= count;
      last_q  <= push ? s_axis_tlast : last_q && !(pop && final_beat);
    end
    open_q <= 1'b1;
    if (!aresetn) begin
      keep_q  <= '0;
      count_q <= '0;
      last_q  <= 1'b0;
      open_q  <= 1'b0;
    end
  end

endmodule
