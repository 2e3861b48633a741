#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Lints the models, and builds and runs their benches. Exit status 0: all passed.
#
#     rtl/ip/test/run.sh [SEED]
#
# VERILATOR names the Verilator to use, BUILD the folder for the models (default: build/ beside this file).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rtl=$(cd "$here/../.." && pwd)
build=${BUILD:-$here/build}
read -ra verilator <<<"${VERILATOR:-verilator}"
seed=${1:-1}
mkdir -p "$build"

# bench NAME CPP "C++ OPTIONS" TOP SOURCES... -- PARAMETERS...
bench() {
  local name=$1 cpp=$2 options=$3 top=$4 sources=() folder=$build/$1
  shift 4
  while [[ $1 != -- ]]; do
    sources+=("$rtl/$1")
    shift
  done
  shift
  "${verilator[@]}" --cc --exe --build -O3 --assert --x-assign unique --x-initial unique -Wall \
    "$@" "$rtl/lint/waivers.vlt" "${sources[@]}" --top-module "$top" --prefix Vdut --Mdir "$folder" \
    -o bench -CFLAGS "-std=c++17 -O1 -Wall -Wextra -DNAME='\"$name\"' $options -I$here" "$here/$cpp" \
    > "$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }
  "$folder/bench" "$seed"
}

registers="formal/axil_checker.sv ip/common/swynq_ip_registers.sv ip/test/bind_registers.sv"
bench axi_gpio axi_gpio.cpp "" swynq_axi_gpio $registers ip/axi_gpio/swynq_axi_gpio.sv -- \
  -GC_GPIO_WIDTH=4 -GC_GPIO2_WIDTH=6 -GC_IS_DUAL=1 -GC_ALL_OUTPUTS_2=1 -GC_INTERRUPT_PRESENT=1
bench axi_intc axi_intc.cpp "" swynq_axi_intc $registers ip/axi_intc/swynq_axi_intc.sv -- \
  -GC_NUM_INTR_INPUTS=6 "-GC_KIND_OF_INTR=32'hFFFFFFF8" "-GC_KIND_OF_EDGE=32'hFFFFFFDF" \
  "-GC_KIND_OF_LVL=32'hFFFFFFFB" "-GC_ASYNC_INTR=32'hFFFFFFEE"
for timer in 32:1:1 8:1:1 8:0:1 16:1:0; do
  IFS=: read -r width high two <<<"$timer"
  bench axi_timer-$width-$high-$two axi_timer.cpp "-DWIDTH=$width -DHIGH=$high -DTWO=$two" swynq_axi_timer \
    $registers ip/axi_timer/swynq_axi_timer.sv -- -GC_COUNT_WIDTH=$width -GC_ONE_TIMER_ONLY=$((1 - two)) \
    -GC_TRIG0_ASSERT=$high -GC_TRIG1_ASSERT=$high -GC_GEN0_ASSERT=$high -GC_GEN1_ASSERT=$high
done
for sides in 11 10 01; do
  bench axi_fifo_mm_s-$sides axi_fifo_mm_s.cpp "-DTX=${sides:0:1} -DRX=${sides:1:1}" swynq_axi_fifo_mm_s \
    $registers axi/stream_fifo.sv ip/axi_fifo_mm_s/swynq_axi_fifo_mm_s.sv -- -GC_S_AXI_ADDR_WIDTH=9 \
    -GC_USE_TX_DATA=${sides:0:1} -GC_USE_RX_DATA=${sides:1:1} -GC_TX_FIFO_DEPTH=64 -GC_RX_FIFO_DEPTH=64 \
    -GC_TX_FIFO_PF_THRESHOLD=50 -GC_TX_FIFO_PE_THRESHOLD=4 -GC_RX_FIFO_PF_THRESHOLD=50 \
    -GC_RX_FIFO_PE_THRESHOLD=4 -GC_HAS_AXIS_TDEST=1 -GC_AXIS_TDEST_WIDTH=3
done
for cdma in 32:32:16:0 32:40:256:1 64:32:16:1 128:64:64:1 512:32:16:1 1024:32:256:1 1024:40:16:0; do
  IFS=: read -r data address burst dre <<<"$cdma"
  bench axi_cdma-$data-$address-$burst-$dre axi_cdma.cpp \
    "-DDATA=$data -DADDRESS=$address -DBURST=$burst -DDRE=$dre" swynq_axi_cdma $registers \
    formal/axi4_manager_checker.sv axi/stream_fifo.sv ip/axi_cdma/swynq_axi_cdma_mover.sv \
    ip/axi_cdma/swynq_axi_cdma.sv ip/test/bind_cdma.sv -- -GC_M_AXI_DATA_WIDTH=$data \
    -GC_M_AXI_ADDR_WIDTH=$address -GC_M_AXI_MAX_BURST_LEN=$burst -GC_INCLUDE_DRE=$dre
done
for widths in 4:3 3:4 4:4 8:2 2:8 1:4 4:1 8:5; do
  in=${widths%:*} out=${widths#*:}
  bench axis_dwidth_converter-$in-$out stream.cpp "-DIN=$in -DOUT=$out" swynq_axis_dwidth_converter \
    ip/axis_dwidth_converter/swynq_axis_dwidth_converter.sv -- \
    -GC_S_AXIS_TDATA_WIDTH=$((8 * in)) -GC_M_AXIS_TDATA_WIDTH=$((8 * out))
done
bench axis_register_slice stream.cpp "-DIN=4 -DOUT=4" swynq_axis_register_slice \
  ip/common/swynq_ip_slice.sv ip/axis_register_slice/swynq_axis_register_slice.sv --
fifo="axi/stream_fifo.sv ip/axis_data_fifo/swynq_axis_data_fifo.sv"
for mode in 1 2; do
  options="-DIN=4 -DOUT=4 -DCLOCK=s_axis_aclk -DRESET=s_axis_aresetn -DDEPTH=16"
  if [[ $mode == 2 ]]; then options+=" -DPACKETS"; fi
  bench axis_data_fifo-$mode stream.cpp "$options" swynq_axis_data_fifo $fifo -- \
    -GC_FIFO_DEPTH=16 -GC_FIFO_MODE=$mode
done
dma="axi/stream_fifo.sv $(grep ^axi_dma/ "$rtl/rtl.f" | tr "\n" " ") ip/axi_dma/swynq_axi_dma.sv"
for channels in 11 10 01; do
  bench axi_dma-$channels axi_dma.cpp "-DMM2S=${channels:0:1} -DS2MM=${channels:1:1}" swynq_axi_dma $dma -- \
    -GC_INCLUDE_MM2S=${channels:0:1} -GC_INCLUDE_S2MM=${channels:1:1} -GC_SG_LENGTH_WIDTH=16
done
for ports in 0-1 1-1 0-2 1-2; do
  bench axi_bram_ctrl-$ports axi_bram_ctrl.cpp "" bram_bench ip/axi_bram_ctrl/swynq_axi_bram_ctrl.sv \
    ip/blk_mem_gen/swynq_blk_mem_gen.sv ip/test/bram_bench.sv -- \
    -GOnePort=${ports%-*} -GLatency=${ports#*-}
done
