# SPDX-License-Identifier: Apache-2.0
# Builds the resizer overlay for the Pynq-Z2: resizer.bit and resizer.hwh.
#
#   vivado -mode batch -source rtl/vivado/build.tcl -tclargs [OUTPUT_DIRECTORY]
#
# The processing system is set up only as far as the programmable logic sees it. Clocks, DDR and pins
# of the processor itself are set at boot by the image on the SD card, not by the bitstream.
# This script has not been run in Vivado yet; rtl/vivado/test/run.sh checks what can be checked without.

set part xc7z020clg400-1
set design resizer
set here [file dirname [file normalize [info script]]]
set output [file normalize [expr {[llength $argv] > 0 ? [lindex $argv 0] : "$here/build"}]]

create_project -force $design $output/project -part $part

# rtl.f is the one list of sources; its paths are relative to itself.
set list [open $here/../rtl.f]
foreach line [split [read $list] \n] {
  set line [string trim $line]
  if {$line eq "" || [string match //* $line]} continue
  add_files -norecurse [file normalize $here/../$line]
}
close $list
add_files -norecurse $here/resizer_overlay_wrapper.v
add_files -fileset constrs_1 -norecurse $here/pynq_z2.xdc
update_compile_order -fileset sources_1

create_bd_design $design

create_bd_cell -type ip -vlnv xilinx.com:ip:processing_system7:5.5 ps7
set_property -dict {
  CONFIG.PCW_USE_M_AXI_GP0 1
  CONFIG.PCW_USE_S_AXI_HP0 1
  CONFIG.PCW_S_AXI_HP0_DATA_WIDTH 64
  CONFIG.PCW_FPGA0_PERIPHERAL_FREQMHZ 100
  CONFIG.PCW_USE_FABRIC_INTERRUPT 1
  CONFIG.PCW_IRQ_F2P_INTR 1
} [get_bd_cells ps7]
create_bd_cell -type module -reference resizer_overlay_wrapper overlay
create_bd_cell -type ip -vlnv xilinx.com:ip:proc_sys_reset:5.0 reset
# AXI3 of the processor on one side, AXI4-Lite and AXI4 of the overlay on the other.
foreach cell {registers memory} {
  create_bd_cell -type ip -vlnv xilinx.com:ip:smartconnect:1.0 $cell
  set_property -dict {CONFIG.NUM_SI 1 CONFIG.NUM_MI 1} [get_bd_cells $cell]
}
# PYNQ's boot images have a device tree node on IRQ_F2P[0] (fabric@40000000), and the kernel gives an
# interrupt to one node alone. The overlay's begin with IRQ_F2P[1].
create_bd_cell -type ip -vlnv xilinx.com:ip:xlconstant:1.1 no_interrupt
set_property -dict {CONFIG.CONST_WIDTH 1 CONFIG.CONST_VAL 0} [get_bd_cells no_interrupt]
create_bd_cell -type ip -vlnv xilinx.com:ip:xlconcat:2.1 interrupts
set_property -dict {CONFIG.NUM_PORTS 2 CONFIG.IN0_WIDTH 1 CONFIG.IN1_WIDTH 3} \
  [get_bd_cells interrupts]

proc connect {from args} {
  foreach to $args { connect_bd_net [get_bd_pins $from] [get_bd_pins $to] }
}
connect ps7/FCLK_CLK0 ps7/M_AXI_GP0_ACLK ps7/S_AXI_HP0_ACLK reset/slowest_sync_clk \
  registers/aclk memory/aclk overlay/aclk
connect ps7/FCLK_RESET0_N reset/ext_reset_in
connect reset/peripheral_aresetn registers/aresetn memory/aresetn overlay/aresetn
connect no_interrupt/dout interrupts/In0
connect overlay/irq interrupts/In1
connect interrupts/dout ps7/IRQ_F2P

foreach {from to} {
  ps7/M_AXI_GP0 registers/S00_AXI
  registers/M00_AXI overlay/s_axi
  overlay/m_axi memory/S00_AXI
  memory/M00_AXI ps7/S_AXI_HP0
} {
  connect_bd_intf_net [get_bd_intf_pins $from] [get_bd_intf_pins $to]
}
make_bd_intf_pins_external [get_bd_intf_pins ps7/DDR]
make_bd_intf_pins_external [get_bd_intf_pins ps7/FIXED_IO]

# Registers where rtl/README.md says; memory the whole DDR.
assign_bd_address -offset 0x40000000 -range 64M -target_address_space [get_bd_addr_spaces ps7/Data] \
  [get_bd_addr_segs overlay/s_axi/reg0]
assign_bd_address -offset 0x00000000 -range 512M \
  -target_address_space [get_bd_addr_spaces overlay/m_axi] \
  [get_bd_addr_segs ps7/S_AXI_HP0/HP0_DDR_LOWOCM]

validate_bd_design
save_bd_design
set diagram [get_files $design.bd]
generate_target all $diagram
add_files -norecurse [make_wrapper -files $diagram -top]
set_property top ${design}_wrapper [current_fileset]

launch_runs impl_1 -to_step write_bitstream -jobs 4
wait_on_run impl_1
if {[get_property PROGRESS [get_runs impl_1]] ne "100%"} {
  error "implementation failed; see $output/project/$design.runs/impl_1/runme.log"
}
set slack [get_property STATS.WNS [get_runs impl_1]]
if {$slack < 0} { error "the overlay misses 100 MHz by [expr {-$slack}] ns; no files were copied" }

file copy -force $output/project/$design.runs/impl_1/${design}_wrapper.bit $output/$design.bit
# Since Vivado 2020.2 generated files are in .gen, before in .srcs.
set handoff [glob $output/project/$design.{gen,srcs}/sources_1/bd/$design/hw_handoff/$design.hwh]
file copy -force [lindex $handoff 0] $output/$design.hwh
puts "$output/$design.bit and $design.hwh: $slack ns of slack at 100 MHz"
