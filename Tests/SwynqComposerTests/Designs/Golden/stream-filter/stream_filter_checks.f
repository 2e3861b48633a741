// What instrumented builds of stream_filter check besides.
swynq_rtl_reset_arming.sv
swynq_rtl_axil_checker.sv
swynq_rtl_axil_port_checker.sv
swynq_rtl_axis_port_checker.sv
stream_filter_checks.sv
