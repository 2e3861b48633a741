// Every synthesizable source, packages first, then in dependency order: the one list that all tools read.
// Paths are relative to this file: `verilator -F rtl/rtl.f`, `read_slang -F rtl/rtl.f` work from any folder.
axi/stream_fifo.sv
axi/spill_register.sv
axi/axil_demux_write.sv
axi/axil_demux_read.sv
axi/axil_demux.sv
