// SPDX-License-Identifier: Apache-2.0
// What the DMA's register front end and its channels share.
package axi_dma_pkg;

  // The channels, where something is kept for both.
  localparam int unsigned Mm2s = 0;
  localparam int unsigned S2mm = 1;

  // Which register of a channel is addressed; none if all are 0.
  typedef struct packed {
    logic control;
    logic status;
    logic addr;
    logic addr_msb;
    logic length;
  } reg_sel_t;

endpackage
