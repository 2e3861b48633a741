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
crossing="ip/common/swynq_ip_synchronizer.sv ip/common/swynq_ip_crossing_resets.sv ip/common/swynq_ip_crossing.sv"
bench axis_clock_converter crossing.cpp "" swynq_axis_clock_converter $crossing \
  ip/axis_clock_converter/swynq_axis_clock_converter.sv --
fifo="axi/stream_fifo.sv $crossing ip/axis_data_fifo/swynq_axis_data_fifo_crossing.sv"
fifo+=" ip/axis_data_fifo/swynq_axis_data_fifo.sv"
for mode in 1 2; do
  options="-DIN=4 -DOUT=4 -DCLOCK=s_axis_aclk -DRESET=s_axis_aresetn -DDEPTH=16"
  if [[ $mode == 2 ]]; then options+=" -DPACKETS"; fi
  bench axis_data_fifo-$mode stream.cpp "$options" swynq_axis_data_fifo $fifo -- \
    -GC_FIFO_DEPTH=16 -GC_FIFO_MODE=$mode
  options="-DDEPTH=16"
  if [[ $mode == 2 ]]; then options+=" -DPACKETS"; fi
  bench axis_data_fifo-$mode-async crossing.cpp "$options" swynq_axis_data_fifo $fifo -- \
    -GC_FIFO_DEPTH=16 -GC_FIFO_MODE=$mode -GC_IS_ACLK_ASYNC=1
done

# map WIDTH ENTRY...: a map of swynq_ip_remap, the highest bit's entry first.
map() {
  local width=$1 digits=""
  shift
  for entry in "$@"; do digits+=$(printf %04X "$entry"); done
  echo "$((16 * width))'h$digits"
}
# bits HIGH LOW: the entries of neighbouring bits.
bits() { seq $(($1 + 2)) -1 $(($2 + 2)); }

slice=ip/common/swynq_ip_slice.sv
remap=ip/common/swynq_ip_remap.sv
bench axis_broadcaster axis_broadcaster.cpp "" swynq_axis_broadcaster $slice $remap \
  ip/axis_broadcaster/swynq_axis_broadcaster.sv -- -GC_NUM_MI_SLOTS=3 -GC_S_AXIS_TDATA_WIDTH=32 \
  -GC_M_AXIS_TDATA_WIDTH=16 -GC_AXIS_TID_WIDTH=2 -GC_AXIS_TDEST_WIDTH=3 -GC_S_AXIS_TUSER_WIDTH=3 \
  "-GTDATA_MAP=$(map 48 $(bits 31 16) 1 0 1 0 0 1 0 1 $(bits 23 16) $(bits 7 0) $(bits 15 8))" \
  "-GTUSER_MAP=$(map 3 36 33 34)"
for master in 0 2; do
  bench axis_combiner-$master axis_combiner.cpp "-DMASTER=$master" swynq_axis_combiner $slice \
    ip/axis_combiner/swynq_axis_combiner.sv -- -GC_NUM_SI_SLOTS=3 -GC_AXIS_TDATA_WIDTH=16 \
    -GC_AXIS_TID_WIDTH=2 -GC_AXIS_TDEST_WIDTH=3 -GC_MASTER_PORT_NUM=$master
done
bench axis_subset_converter axis_subset_converter.cpp "" swynq_axis_subset_converter $slice $remap \
  ip/axis_subset_converter/swynq_axis_subset_converter.sv -- -GC_S_AXIS_TID_WIDTH=2 \
  -GC_M_AXIS_TID_WIDTH=2 -GC_M_AXIS_TDATA_WIDTH=24 -GC_M_AXIS_TUSER_WIDTH=2 \
  -GC_M_AXIS_TDEST_WIDTH=3 -GC_DEFAULT_TLAST=5 \
  "-GTDATA_MAP=$(map 24 $(bits 7 0) $(bits 15 8) $(bits 31 24))" "-GTKEEP_MAP=$(map 3 $(bits 35 33))" \
  "-GTUSER_MAP=$(map 2 46 9)" "-GTID_MAP=$(map 2 $(bits 42 41))" "-GTDEST_MAP=$(map 3 1 0 1)" \
  "-GTLAST_MAP=16'd47"
switch="$registers $slice ip/common/swynq_ip_synchronizer.sv ip/axis_switch/swynq_axis_switch_arbiter.sv"
switch+=" ip/axis_switch/swynq_axis_switch_registers.sv ip/axis_switch/swynq_axis_switch.sv"
# The end of a grant: TLAST, beats, clocks without one; and the algorithm.
for arbitration in 1-0-0-0 0-1-0-0 0-4-2-1 0-4-2-3 1-0-0-3; do
  IFS=- read -r last beats idle algorithm <<<"$arbitration"
  bench axis_switch-$arbitration axis_switch.cpp \
    "-DON_LAST=$last -DMAX_BEATS=$beats -DFIXED=$((algorithm == 3))" swynq_axis_switch $switch -- \
    -GC_NUM_SI_SLOTS=3 -GC_NUM_MI_SLOTS=3 -GC_AXIS_TDATA_WIDTH=8 -GC_AXIS_TID_WIDTH=2 \
    -GC_AXIS_TDEST_WIDTH=3 -GC_AXIS_TUSER_WIDTH=2 "-GC_M_AXIS_CONNECTIVITY_ARRAY=9'b111_011_111" \
    "-GC_M_AXIS_BASETDEST_ARRAY=9'o620" "-GC_M_AXIS_HIGHTDEST_ARRAY=9'o641" \
    -GC_ARB_ON_TLAST=$last -GC_ARB_ON_MAX_XFERS=$beats -GC_ARB_ON_NUM_CYCLES=$idle \
    -GC_ARB_ALGORITHM=$algorithm
done
bench axis_switch-registers axis_switch.cpp "-DREGISTERS" swynq_axis_switch $switch -- \
  -GC_NUM_SI_SLOTS=3 -GC_NUM_MI_SLOTS=3 -GC_AXIS_TDATA_WIDTH=8 -GC_AXIS_TID_WIDTH=2 \
  -GC_AXIS_TDEST_WIDTH=3 -GC_AXIS_TUSER_WIDTH=2 -GC_ROUTING_MODE=1

# ---- macros of the vendor's devices; the library gives what they instantiate -----------------------
xpm=(-y "$rtl/ip/xpm")
bench xpm_cdc xpm_cdc.cpp "" xpm_cdc_bench ip/test/xpm_cdc_bench.sv -- "${xpm[@]}"
for kind in sync-0 sync-1 sync-3 async-0 async-1 async-2; do
  mode=${kind%-*} latency=${kind#*-}
  options="-DLATENCY=$latency"
  parameters=(-GFIFO_WRITE_DEPTH=16 -GPROG_FULL_THRESH=11 -GPROG_EMPTY_THRESH=5 -GWR_DATA_COUNT_WIDTH=5
    -GRD_DATA_COUNT_WIDTH=5 '-GUSE_ADV_FEATURES="1F1f"')
  if [[ $mode == async ]]; then options+=" -DASYNC"; fi
  if [[ $latency == 0 ]]; then
    parameters+=('-GREAD_MODE="fwft"')
  else
    parameters+=(-GFIFO_READ_LATENCY=$latency)
  fi
  bench xpm_fifo-$kind xpm_fifo.cpp "$options" xpm_fifo_$mode ip/xpm/xpm_fifo_$mode.sv -- \
    "${xpm[@]}" "${parameters[@]}"
done
for mode in false true; do
  options="-DIN=4 -DOUT=4 -DCLOCK=s_aclk -DRESET=s_aresetn -DDEPTH=16"
  if [[ $mode == true ]]; then options+=" -DPACKETS"; fi
  bench xpm_fifo_axis-$mode stream.cpp "$options" xpm_fifo_axis ip/xpm/xpm_fifo_axis.sv -- "${xpm[@]}" \
    -GFIFO_DEPTH=16 "-GPACKET_FIFO=\"$mode\""
done
bench xpm_fifo_axis-async crossing.cpp "-DONE_RESET -DDEPTH=16 -Ds_axis_aclk=s_aclk -Dm_axis_aclk=m_aclk \
  -Ds_axis_aresetn=s_aresetn -Daxis_wr_data_count=wr_data_count_axis \
  -Daxis_rd_data_count=rd_data_count_axis" xpm_fifo_axis ip/xpm/xpm_fifo_axis.sv -- "${xpm[@]}" \
  -GFIFO_DEPTH=16 '-GCLOCKING_MODE="independent_clock"' '-GUSE_ADV_FEATURES="1404"' \
  -GWR_DATA_COUNT_WIDTH=5 -GRD_DATA_COUNT_WIDTH=5
# A file and a parameter with the same words at first: the address, and its complement above.
text=""
for ((i = 0; i < 64; i++)); do text+=$(printf "%04X%04X," $((i ^ 65535)) $i); done
tr , "\n" <<<"$text" > "$build/xpm.mem"
first="-DFIRST=((i^0xFFFF)<<16|i)"
# The ports, their write modes and latencies.
for kind in spram-0-1 spram-1-2 spram-2-2 sdpram-1-2 tdpram-2-1 tdpram-0-2 sprom-1-2; do
  IFS=- read -r macro mode latency <<<"$kind"
  names=(write_first read_first no_change)
  declare -A does=([spram]=1100 [sdpram]=0110 [tdpram]=1111 [sprom]=1000)
  d=${does[$macro]}
  parameters=()
  if [[ ${d:0:1} == 1 ]]; then parameters+=(-GREAD_LATENCY_A=$latency); fi
  if [[ ${d:2:1} == 1 ]]; then parameters+=(-GREAD_LATENCY_B=$latency); fi
  if [[ ${d:0:2} == 11 ]]; then parameters+=("-GWRITE_MODE_A=\"${names[$mode]}\""); fi
  if [[ ${d:2:2} == 11 ]]; then parameters+=("-GWRITE_MODE_B=\"${names[$mode]}\""); fi
  if [[ ${d:1:1} == 1 ]]; then parameters+=(-GBYTE_WRITE_WIDTH_A=8); fi
  if [[ ${d:3:1} == 1 ]]; then parameters+=(-GBYTE_WRITE_WIDTH_B=8); fi
  if [[ $latency == 1 ]]; then
    parameters+=("-GMEMORY_INIT_PARAM=\"${text%,}\"")
  else
    parameters+=("-GMEMORY_INIT_FILE=\"$build/xpm.mem\"")
  fi
  bench xpm_memory_$kind xpm_memory.cpp "-DA_READS=${d:0:1} -DA_WRITES=${d:1:1} -DB_READS=${d:2:1} \
    -DB_WRITES=${d:3:1} -DMODE_A=$mode -DMODE_B=$mode -DLATENCY_A=$latency -DLATENCY_B=$latency '$first'" \
    xpm_memory_$macro ip/xpm/xpm_memory_$macro.sv -- "${xpm[@]}" "${parameters[@]}"
done
bench primitives primitives.cpp "" primitives_bench ip/test/primitives_bench.sv -- "${xpm[@]}"
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
