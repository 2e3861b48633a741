// SPDX-License-Identifier: Apache-2.0
// What the test overlay can do wrong, by the value of its FAULT register, and its requests.
package test_pkg;
  typedef enum logic [4:0] {
    FaultNone          = 5'd0,
    FaultReadHang      = 5'd1,   // a register read is accepted and never answered
    FaultWriteHang     = 5'd2,   // register writes are never accepted
    FaultCross4K       = 5'd3,   // bursts are not cut at 4 KiB
    FaultLastEarly     = 5'd4,   // WLAST one beat before the end
    FaultLastMissing   = 5'd5,   // no WLAST
    FaultAssertion     = 5'd6,   // an assertion fails in the clock after the write
    FaultFatal         = 5'd7,   // $fatal
    FaultStop          = 5'd8,   // $stop
    FaultFinish        = 5'd9,   // $finish
    FaultAddressMoves  = 5'd10,  // AWADDR changes while stalled
    FaultDataMoves     = 5'd11,  // WDATA changes while stalled
    FaultValidDrops    = 5'd12,  // ARVALID falls while stalled
    FaultBeatTooWide   = 5'd13,  // ARSIZE above the bus
    FaultStrobes       = 5'd14,  // WSTRB outside the lanes of the beat
    FaultEarlyResponse = 5'd15,  // BVALID on the register port before any write
    FaultError         = 5'd16   // $error
  } fault_e;

  // A copy, as the registers ask for it.
  typedef struct packed {
    logic [31:0] source;
    logic [31:0] destination;
    logic [31:0] beats;
    logic [8:0]  burst_beats;  // longest burst, 1 to 256
    logic [2:0]  size;         // log2 of the bytes of a beat
    logic [1:0]  kind;         // AxBURST
    logic [7:0]  address_delay;  // clocks by which each AW comes after its data may
    fault_e      fault;
  } job_t;
endpackage
