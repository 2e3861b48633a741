// SPDX-License-Identifier: Apache-2.0
// First-word-fall-through FIFO on a block RAM.
//
// Throughput: one entry in and one out per clock, at any fill level.
// Latency: an entry written in one clock is offered in the next. A block RAM alone would take two,
// because its read is registered; an entry that arrives when nothing else is queued therefore goes
// to a bypass register, and the RAM is read ahead only when an entry leaves.
// `level_o` counts every entry held, the offered one included.
// `flush_i` drops the entries: all of them, or all but the one already offered when
// `FlushKeepsHead` is set, because a stream must not withdraw TVALID. Nothing is written in a clock
// with `flush_i`.
module stream_fifo #(
  // Bits per entry. Up to 72 with 512 entries is one RAMB36.
  parameter int unsigned Width = 72,
  // Entries; a power of two, at least 4.
  parameter int unsigned Depth = 512,
  // Whether a flush leaves an entry that is offered and not accepted.
  parameter bit FlushKeepsHead = 1'b0,
  localparam int unsigned PtrWidth = $clog2(Depth)
) (
  input  logic              clk_i,
  input  logic              rst_ni,
  input  logic              flush_i,

  input  logic              wr_valid_i,
  output logic              wr_ready_o,
  input  logic [Width-1:0]  wr_data_i,

  output logic              rd_valid_o,
  input  logic              rd_ready_i,
  output logic [Width-1:0]  rd_data_o,

  output logic [PtrWidth:0] level_o
);

  if (Depth < 4 || (Depth & (Depth - 1)) != 0) begin : gen_bad_depth
    $error("stream_fifo: Depth must be a power of two and at least 4");
  end

  // The bypass register makes the RAM's answer irrelevant when one address is written and read at
  // once.
  (* no_rw_check, ram_style = "block" *)
  logic [Width-1:0] mem [Depth];

  logic [PtrWidth-1:0] wr_ptr_q, rd_ptr_q;
  logic [PtrWidth:0]   level_q;
  logic                valid_q, full_q, one_q, bypass_q;
  logic [Width-1:0]    ram_q, bypass_data_q;

  always_ff @(posedge clk_i) begin : move
    logic                push, pop, load_bypass, head, keep_head;
    logic [PtrWidth-1:0] rd_ptr;
    logic [PtrWidth:0]   level;
    logic [Width-1:0]    entry;
    // What moves.
    push   = wr_valid_i && !full_q && !flush_i;
    pop    = valid_q && rd_ready_i;
    head   = valid_q;
    rd_ptr = rd_ptr_q;
    // The written entry is the next one to leave: nothing is queued ahead of it after this clock.
    load_bypass = push && (!valid_q || (one_q && pop));

    // Storage: the RAM is read ahead as an entry leaves.
    if (push) begin
      entry         = wr_data_i;
      mem[wr_ptr_q] <= entry;
      wr_ptr_q      <= wr_ptr_q + PtrWidth'(1);
      if (load_bypass) begin
        bypass_data_q <= entry;
        bypass_q      <= 1'b1;
      end
    end
    if (pop) begin
      ram_q    <= mem[rd_ptr + PtrWidth'(1)];
      rd_ptr_q <= rd_ptr + PtrWidth'(1);
      bypass_q <= load_bypass;
    end
    // Level.
    if (push != pop) begin
      level   = push ? level_q + (PtrWidth + 1)'(1) : level_q - (PtrWidth + 1)'(1);
      level_q <= level;
      valid_q <= level != '0;
      full_q  <= level[PtrWidth];
      one_q   <= level == (PtrWidth + 1)'(1);
    end
    // The next entry is written behind the head, which leaves unless it is kept.
    if (flush_i) begin
      keep_head = FlushKeepsHead && head && !pop;
      wr_ptr_q  <= rd_ptr + PtrWidth'(head);
      if (head && !keep_head) begin
        rd_ptr_q <= rd_ptr + PtrWidth'(1);
      end
      level_q   <= (PtrWidth + 1)'(keep_head);
      valid_q   <= keep_head;
      full_q    <= 1'b0;
      one_q     <= keep_head;
    end
    if (!rst_ni) begin
      wr_ptr_q <= '0;
      rd_ptr_q <= '0;
      level_q  <= '0;
      valid_q  <= 1'b0;
      full_q   <= 1'b0;
      one_q    <= 1'b0;
      bypass_q <= 1'b0;
    end
  end

  assign wr_ready_o = !full_q;
  assign rd_valid_o = valid_q;
  assign rd_data_o  = bypass_q ? bypass_data_q : ram_q;
  assign level_o    = level_q;

endmodule
