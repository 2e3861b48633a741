// SPDX-License-Identifier: Apache-2.0
// The stream side of stream to memory: takes one packet, places its bytes as in memory, counts
// them.
//
// `push_o` hands on one memory beat, at most one clock after its stream beat was accepted; the
// packet's last beat may leave a rest that takes one clock more. TREADY is a flip-flop and follows
// `room_i`, which must leave four entries to spare.
// The packet ends with TLAST. It may also end before: when LENGTH bytes are in and a beat offers
// more, that is the overflow of PG021's DMAIntErr, and nothing more is accepted. After exactly
// LENGTH bytes without TLAST the packet is still open: a null beat with TLAST ends it, any byte
// more overflows.
// TKEEP must be contiguous from bit 0 and partial only with TLAST.
module axi_dma_s2mm_stream #(
  // As in `axi_dma`.
  parameter int unsigned LengthWidth = 26,
  parameter int unsigned DataWidth = 64,
  parameter bit Realign = 1'b1,
  localparam int unsigned Bytes = DataWidth / 8,
  localparam int unsigned ByteBits = $clog2(Bytes)
) (
  input  logic                   clk_i,
  input  logic                   rst_ni,

  input  logic                   start_i,
  // Offset of the first byte in its memory beat, taken with `start_i`.
  input  logic [ByteBits-1:0]    offset_i,
  // LENGTH, from the clock after `start_i` on.
  input  logic [LengthWidth-1:0] length_i,
  input  logic                   abort_i,
  input  logic                   room_i,

  input  logic [DataWidth-1:0]   s_tdata_i,
  input  logic [Bytes-1:0]       s_tkeep_i,
  input  logic                   s_tvalid_i,
  output logic                   s_tready_o,
  input  logic                   s_tlast_i,

  // A beat is accepted in this clock.
  output logic                   accept_o,
  output logic                   push_o,
  output logic [DataWidth-1:0]   push_data_o,
  // Valid bytes below this place in the beat; all of them unless last.
  output logic [ByteBits:0]      push_end_o,
  output logic                   push_last_o,

  // The packet is over; with `overflow_o` because it was longer than LENGTH.
  output logic                   finished_o,
  output logic                   overflow_o,
  // Bytes received, with `finished_o` and not `overflow_o`.
  output logic [LengthWidth-1:0] received_o
);

  localparam int unsigned LeftBits = LengthWidth - ByteBits;

  typedef enum logic [2:0] {
    Closed,
    Loading,   // LENGTH arrives
    Open,      // accepts beats
    Check,     // the final beat is being placed and judged
    Await,     // LENGTH bytes are in, TLAST is not
    Finished,
    Overflow
  } state_e;

  state_e               state_q;
  logic                 tready_q, accept;
  logic                 whole_q, limit_q;
  logic [ByteBits-1:0]  rest_q;
  logic [LeftBits-1:0]  left_q;
  logic [ByteBits:0]    count_q, room_in_limit, used;
  logic                 placed_q, final_q, tlast_q, at_limit_q, over;

  assign accept = s_tvalid_i && tready_q;

  // A beat in hand is placed one clock after it was accepted, and only as far as LENGTH allows.
  assign room_in_limit = whole_q ? (ByteBits + 1)'(Bytes) : {1'b0, rest_q};
  always_comb begin
    over = 1'b0;
    used = count_q;
    if (at_limit_q && (count_q > room_in_limit)) begin
      over = 1'b1;
      used = room_in_limit;
    end
  end

  // `left_q` counts down from LENGTH / Bytes at each full beat. The beat in hand is the last one
  // allowed (`limit_q`) when only LENGTH's rest is left, or, without a rest, one whole beat.
  always_ff @(posedge clk_i) begin : take
    state_e state;
    logic   tready, placed, null_beat, final_beat;
    state  = state_q;
    tready = 1'b0;
    placed = 1'b0;
    unique case (state_q)
      Closed, Finished, Overflow: begin
        if (start_i) begin
          state = Loading;
        end
      end
      Loading: begin
        state  = Open;
        tready = room_i;
      end
      Open: begin
        tready = room_i;
        if (accept) begin
          null_beat  = !s_tkeep_i[0];
          final_beat = s_tlast_i || (limit_q && !null_beat);
          if (final_beat) begin
            state  = Check;
            tready = 1'b0;
          end
          placed     = !null_beat || s_tlast_i;
          final_q    <= final_beat;
          tlast_q    <= s_tlast_i;
          at_limit_q <= limit_q && !null_beat;
          count_q    <= (ByteBits + 1)'(Bytes);
          if (s_tkeep_i[Bytes-1]) begin
            limit_q <= left_q == (LeftBits'(whole_q) + LeftBits'(1));
            left_q  <= left_q - LeftBits'(1);
          end else begin
            count_q <= '0;
            for (int unsigned i = 0; i < Bytes; i++) begin
              if (s_tkeep_i[i]) begin
                count_q <= (ByteBits + 1)'(i + 1);
              end
            end
          end
        end
      end
      Check: begin
        if (over) begin
          state = Overflow;
        end else begin
          state = tlast_q ? Finished : Await;
        end
      end
      Await: begin
        // READY answers a null beat that is being offered, for one clock.
        null_beat = !s_tkeep_i[0];
        tready    = s_tvalid_i && null_beat && !tready_q;
        if (s_tvalid_i && !null_beat) begin
          state = Overflow;
        end else if (accept && s_tlast_i) begin
          state = Finished;
        end
      end
      default: state = Closed;
    endcase
    if (state_q == Loading) begin
      left_q  <= length_i[LengthWidth-1:ByteBits];
      rest_q  <= length_i[ByteBits-1:0];
      whole_q <= length_i[ByteBits-1:0] == '0;
      limit_q <= length_i[LengthWidth-1:ByteBits] == LeftBits'(length_i[ByteBits-1:0] == '0);
    end
    if (!rst_ni || abort_i) begin
      state  = Closed;
      tready = 1'b0;
      placed = 1'b0;
    end
    state_q  <= state;
    tready_q <= tready;
    placed_q <= placed;
  end

  if (Realign) begin : gen_realign
    axi_dma_realign_write #(
      .DataWidth(DataWidth)
    ) u_realign (
      .clk_i,
      .rst_ni,
      .start_i,
      .offset_i,
      .abort_i,
      .accept_i(accept),
      .data_i  (s_tdata_i),
      .placed_i(placed_q),
      .used_i  (used),
      .final_i (final_q),
      .push_o,
      .push_data_o,
      .push_end_o,
      .push_last_o
    );
  end else begin : gen_aligned
    logic [DataWidth-1:0] data_q;
    always_ff @(posedge clk_i) begin
      if (accept) begin
        data_q <= s_tdata_i;
      end
    end
    assign push_o      = placed_q && !abort_i;
    assign push_data_o = data_q;
    assign push_end_o  = final_q ? used : (ByteBits + 1)'(Bytes);
    assign push_last_o = final_q;
    logic unused_offset;
    assign unused_offset = ^offset_i;
  end

  assign s_tready_o = tready_q;
  assign accept_o   = accept;
  assign finished_o = (state_q == Finished) || (state_q == Overflow);
  assign overflow_o = state_q == Overflow;

  // The final beat is in `count_q` if it is partial, and counted off `left_q` if it is full.
  assign received_o = {length_i[LengthWidth-1:ByteBits] - left_q, count_q[ByteBits-1:0]};

endmodule
