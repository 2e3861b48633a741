// The sources of stream_filter, composed of stream-filter.hwh.
swynq_register_port.sv
axi_dma_0_stand_in.sv
axi_gpio_0_stand_in.sv
swynq_fabric_fifo.sv
swynq_fabric_lane.sv
swynq_fabric_width.sv
swynq_fabric_crossing.sv
swynq_fabric_clocks.sv
swynq_fabric_error.sv
swynq_fabric_core.sv
memory_fabric.sv
periph_fabric.sv
video_filter_0_stand_in.sv
stream_filter.sv
