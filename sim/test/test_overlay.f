// SPDX-License-Identifier: Apache-2.0
// Sources of the test overlays; paths are relative to this file.
rtl/test_pkg.sv
rtl/test_fifo.sv
rtl/test_burst_splitter.sv
rtl/test_copier.sv
rtl/test_registers.sv
rtl/test_overlay.sv
rtl/plain_overlay.sv
rtl/test_regfile.sv
rtl/ports_overlay.sv
