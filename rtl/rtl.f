// Every synthesizable source, packages first, then in dependency order: the one list that all tools read.
// Paths are relative to this file: `verilator -F rtl/rtl.f`, `read_slang -F rtl/rtl.f` work from any folder.
axi/stream_fifo.sv
axi/spill_register.sv
axi/axil_demux_write.sv
axi/axil_demux_read.sv
axi/axil_demux.sv
axi_dma/axi_dma_registers.sv
axi_dma/axi_dma_channel.sv
axi_dma/axi_dma_bursts.sv
axi_dma/axi_dma_realign_read.sv
axi_dma/axi_dma_mm2s.sv
axi_dma/axi_dma_realign_write.sv
axi_dma/axi_dma_s2mm_stream.sv
axi_dma/axi_dma_s2mm_write.sv
axi_dma/axi_dma_s2mm.sv
axi_dma/axi_dma.sv
