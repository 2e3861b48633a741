// Bus checkers and their bindings, for builds that check: `verilator --assert -F rtl/rtl.f -F rtl/formal/formal.f`.
// Paths are relative to this file.
axi4_manager_checker.sv
axil_checker.sv
axis_checker.sv
bind_axi_dma.sv
bind_resize_accel.sv
