// The sources of ultrascale_kernel, composed of ultrascale-kernel.hwh.
swynq_register_port.sv
swynq_ip_registers.sv
swynq_axi_intc.sv
kernel_0_stand_in.sv
swynq_fabric_fifo.sv
swynq_fabric_lane.sv
swynq_fabric_width.sv
swynq_ip_crossing.sv
swynq_fabric_clocks.sv
swynq_fabric_error.sv
swynq_fabric_core.sv
memory_fabric.sv
periph_fabric.sv
ultrascale_kernel.sv
