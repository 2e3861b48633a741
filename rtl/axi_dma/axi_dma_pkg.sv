// What the DMA's register front end and its channels share.
package axi_dma_pkg;

  // Which register of a channel is addressed; none if all are 0.
  typedef struct packed {
    logic control;
    logic status;
    logic addr;
    logic addr_msb;
    logic length;
  } reg_sel_t;

endpackage
