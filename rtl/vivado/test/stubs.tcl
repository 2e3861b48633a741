# SPDX-License-Identifier: Apache-2.0
# Runs build.tcl with stand-ins for Vivado's commands, which know the cells that it uses and their pins,
# and check what it does with them.
#
#   tclsh stubs.tcl RTL_DIRECTORY [missed]      "missed": the run ends without meeting its timing

set rtl [file normalize [lindex $argv 0]]
set missed [expr {[lindex $argv 1] eq "missed"}]

proc fail {message} { puts stderr "vivado: $message"; exit 1 }
proc expect {condition message} { if {![uplevel 1 [list expr $condition]]} { fail $message } }

# ---- what Vivado knows of the cells: pins as {name direction}, interfaces as {name mode} ----------

set pins(processing_system7) {
  {FCLK_CLK0 out} {FCLK_RESET0_N out} {M_AXI_GP0_ACLK in} {S_AXI_HP0_ACLK in} {IRQ_F2P in}
}
set interfaces(processing_system7) {
  {M_AXI_GP0 master} {S_AXI_HP0 slave} {DDR external} {FIXED_IO external}
}
set pins(proc_sys_reset) {{slowest_sync_clk in} {ext_reset_in in} {peripheral_aresetn out}}
set interfaces(proc_sys_reset) {}
set pins(smartconnect) {{aclk in} {aresetn in}}
set interfaces(smartconnect) {{S00_AXI slave} {M00_AXI master}}
set pins(xlconcat) {{In0 in} {In1 in} {dout out}}
set interfaces(xlconcat) {}
set pins(xlconstant) {{dout out}}
set interfaces(xlconstant) {}

# The module reference's are those that its source declares.
set source [open $rtl/vivado/resizer_overlay_wrapper.v]
set text [read $source]
close $source
foreach {- info parameters direction name} [regexp -all -inline -expanded {
    X_INTERFACE_INFO \s = \s "([^"]*)" \s \*\) \s*
    ((?: \(\* \s X_INTERFACE_PARAMETER [^*]* \*\) \s* )?)
    (input|output) \s+ wire \s+ (?: \[[^\]]*\] \s+ )? (\w+)
  } $text] {
  lassign $info vlnv interface signal
  if {[string match *:signal:* $vlnv]} {
    expect {$interface eq $name} "$name is declared as $interface"
    lappend pins(resizer_overlay_wrapper) [list $name [string range $direction 0 end-3]]
  } else {
    expect {"${interface}_[string tolower $signal]" eq $name} "$name is declared as $info"
    set found($interface) 1
  }
}
expect {[lsort [array names found]] eq "m_axi s_axi"} "the wrapper has [array names found]"
set interfaces(resizer_overlay_wrapper) {{s_axi slave} {m_axi master}}

# ---- Vivado's commands ------------------------------------------------------------------------------

# The value of an option in a list of arguments, and what is neither option nor value.
proc option {arguments name} {
  set at [lsearch -exact $arguments $name]
  if {$at < 0} { return "" }
  return [lindex $arguments $at+1]
}
proc create_project {args} {
  global project
  set project [lindex $args 2]
  expect {[option $args -part] eq "xc7z020clg400-1"} "the part is [option $args -part]"
}
proc add_files {args} {
  global files
  set file [lindex $args end]
  expect {[file exists $file] || [string match *_wrapper.v $file]} "there is no file $file"
  lappend files $file
}
proc update_compile_order {args} {}
proc create_bd_design {name} { global design_name; set design_name $name }
proc create_bd_cell {args} {
  global cells pins
  set name [lindex $args end]
  if {[option $args -type] eq "module"} {
    set type [option $args -reference]
  } else {
    lassign [split [option $args -vlnv] :] vendor library type version
    expect {$vendor eq "xilinx.com" && $library eq "ip" && $version ne ""} "a bad VLNV: $args"
  }
  expect {[info exists pins($type)]} "there is no core $type"
  expect {![info exists cells($name)]} "the cell $name is made twice"
  set cells($name) $type
}
proc get_bd_cells {name} {
  global cells
  expect {[info exists cells($name)]} "there is no cell $name"
  return $name
}
proc get_bd_pins {path} { return [find pins $path] }
proc get_bd_intf_pins {path} { return [find interfaces $path] }
proc find {kind path} {
  global cells pins interfaces
  lassign [split $path /] cell name
  get_bd_cells $cell
  foreach entry [set ${kind}($cells($cell))] {
    if {[lindex $entry 0] eq $name} { return [list $path [lindex $entry 1]] }
  }
  fail "the cell $cell, a $cells($cell), has no $name"
}
proc connect_bd_net {from to} {
  global driver
  expect {[lindex $from 1] eq "out" && [lindex $to 1] eq "in"} "$from cannot drive $to"
  expect {![info exists driver([lindex $to 0])]} "[lindex $to 0] is driven twice"
  set driver([lindex $to 0]) [lindex $from 0]
}
proc connect_bd_intf_net {from to} {
  global bus
  expect {[lindex $from 1] eq "master" && [lindex $to 1] eq "slave"} "$from cannot drive $to"
  foreach end [list $from $to] {
    expect {![info exists bus([lindex $end 0])]} "[lindex $end 0] is connected twice"
    set bus([lindex $end 0]) 1
  }
}
proc make_bd_intf_pins_external {pin} {
  global bus
  expect {[lindex $pin 1] eq "external"} "$pin is no interface to the outside"
  set bus([lindex $pin 0]) 1
}
proc set_property {args} {
  global properties
  if {[lindex $args 0] ne "-dict"} { return }
  foreach {name value} [lindex $args 1] { set properties([lindex $args 2],$name) $value }
}
proc get_bd_addr_spaces {path} {
  expect {$path in {ps7/Data overlay/m_axi}} "there is no address space $path"
  return $path
}
proc get_bd_addr_segs {path} {
  expect {$path in {overlay/s_axi/reg0 ps7/S_AXI_HP0/HP0_DDR_LOWOCM}} "there is no segment $path"
  return $path
}
proc assign_bd_address {args} {
  global segments
  set segments([lindex $args end]) [list [option $args -offset] [option $args -range]]
}
proc validate_bd_design {} {
  global cells pins interfaces driver bus segments properties
  foreach cell [array names cells] {
    foreach entry $pins($cells($cell)) {
      lassign $entry name direction
      if {$direction eq "in"} { expect {[info exists driver($cell/$name)]} "nothing drives $cell/$name" }
    }
    foreach entry $interfaces($cells($cell)) {
      set name [lindex $entry 0]
      expect {[info exists bus($cell/$name)]} "$cell/$name is not connected"
    }
  }
  expect {$segments(overlay/s_axi/reg0) eq "0x40000000 64M"} \
    "the registers are at $segments(overlay/s_axi/reg0)"
  expect {[info exists segments(ps7/S_AXI_HP0/HP0_DDR_LOWOCM)]} "the DMA sees no memory"
  expect {$properties(ps7,CONFIG.PCW_FPGA0_PERIPHERAL_FREQMHZ) == 100} "FCLK0 is not 100 MHz"
  expect {$properties(ps7,CONFIG.PCW_S_AXI_HP0_DATA_WIDTH) == 64} "HP0 is not 64 bits wide"
  # docs/board.md and the hardware handoff's reader count on IRQ_F2P[3:1], above PYNQ's IRQ_F2P[0].
  expect {$driver(ps7/IRQ_F2P) eq "interrupts/dout" && $driver(interrupts/In1) eq "overlay/irq"} \
    "the overlay's interrupts are not on the concatenation's second input"
  expect {$properties(interrupts,CONFIG.IN0_WIDTH) == 1 && $properties(interrupts,CONFIG.IN1_WIDTH) == 3} \
    "the overlay's interrupts do not begin with IRQ_F2P\[1\]"
  expect {$driver(interrupts/In0) eq "no_interrupt/dout"
    && $properties(no_interrupt,CONFIG.CONST_VAL) == 0} "IRQ_F2P\[0\] is not 0"
  global validated
  set validated 1
}
proc save_bd_design {} {}
proc get_files {name} { return $name }
proc generate_target {args} {}
proc make_wrapper {args} { return resizer_wrapper.v }
proc current_fileset {} { return sources_1 }
proc get_runs {name} { return $name }
proc launch_runs {args} {
  global validated
  expect {$validated && [option $args -to_step] eq "write_bitstream"} "a run of what was not validated"
}
proc wait_on_run {name} {
  global project
  file mkdir $project/resizer.runs/impl_1 $project/resizer.gen/sources_1/bd/resizer/hw_handoff
  close [open $project/resizer.runs/impl_1/resizer_wrapper.bit w]
  close [open $project/resizer.gen/sources_1/bd/resizer/hw_handoff/resizer.hwh w]
}
proc get_property {name object} {
  global missed
  switch $name {
    PROGRESS { return 100% }
    STATS.WNS { return [expr {$missed ? -0.5 : 0.4}] }
    default { fail "there is no property $name" }
  }
}

# ---- the script -------------------------------------------------------------------------------------

close [file tempfile directory]
file delete $directory
file mkdir $directory
set argv [list $directory]
set script $rtl/vivado/build.tcl
set outcome [catch {source $script} message]
set made [lsort [glob -nocomplain -tails -directory $directory *.{bit,hwh}]]
file delete -force $directory
if {$missed} {
  expect {$outcome && [string match "*misses 100 MHz by 0.5 ns*" $message]} "a missed clock passed: $message"
  expect {$made eq ""} "files were left of a design that is too slow: $made"
} else {
  expect {!$outcome} "build.tcl failed: $message"
  expect {$made eq "resizer.bit resizer.hwh"} "it made $made"
  # Every source of rtl.f, the wrapper, the constraints, and the block design's own top.
  expect {[llength $files] == [llength [lsort -unique $files]]} "a file is added twice"
  foreach name {resizer_overlay.sv resize_pkg.sv resizer_overlay_wrapper.v pynq_z2.xdc resizer_wrapper.v} {
    expect {[lsearch -glob $files *$name] >= 0} "$name is not added"
  }
}
puts "vivado: build.tcl [expr {$missed ? "refuses a design that is too slow" : "connects all there is"}]"
