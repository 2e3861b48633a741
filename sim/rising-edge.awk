# Reads what Verilator made of an overlay (-v header=FILE: the model's header; then the root class's
# header and the .cpp files of the fast classes) and prints C++ that carries out the logic of a rising
# edge of the model `root`, if that is all that a clock takes:
#
#   - the rising edge of aclk is all that the model waits for, and aclk is used for nothing else;
#   - no output follows an input within a clock. Verilator puts all logic between inputs and the
#     next edge into functions named "ico", of which the smallest are part of "eval_ico"; none of
#     them may assign an output.
#
# Then the model need not look for the edge in every clock, nor see the falling one.
#
# Prints nothing if that is not so, or if the text is not as expected: two evaluations are always
# right. Spaces and line breaks differ between Verilator's versions and are dropped.
BEGIN {
  ports = ""
  while ((getline line < header) > 0) {
    if (line !~ /^ *VL_(IN|OUT)[A-Z0-9]*\(/) continue
    output = line ~ /VL_OUT/
    sub(/^[^(]*\(&*/, "", line)
    sub(/,.*/, "", line)
    if (output) ports = ports (ports == "" ? "" : "|") line
  }
  member = "(vlSelf->|vlSelfRef[.]|TOP[.])"
}

/CData.*__Vtrig[A-Za-z]*_+TOP__/ { ++waits }

# Checks of the inputs' widths, compiled for debugging only, mention aclk too.
/^[A-Za-z].*___eval_debug_assertions\(.*\) *{/ { skipped = 1 }
/^[A-Za-z].*___(eval_ico|ico_.*)\(.*\) *{/ { in_inputs = 1; inputs = 1 }
/^void [A-Za-z0-9_]*___eval_(ico|act|nba)\(.*\) *{/ {
  name = $2
  sub(/\(.*/, "", name)
  region = name
  sub(/.*___eval_/, "", region)
  names[region] = name
  body = ""
}
{ closing = /^}/ }
!skipped {
  gsub(/[ \t]/, "")
  statement = statement $0
  if (/[;{}]$/) {
    if (in_inputs && statement ~ (member "(" ports ")(\\[[^]]*\\])*=[^=]")) follows = 1
    if (statement ~ /aclk/) text = text statement
    if (region != "") body = body statement
    statement = ""
  }
}
closing {
  skipped = in_inputs = 0
  if (region != "") bodies[region] = body
  region = ""
}

function count(pattern) { return gsub(pattern, "&", text) }

# Calls a region's function with its one trigger set, which is otherwise found in every clock; "?" if
# the region has another shape.
function call(region,    body, trigger) {
  body = bodies[region]
  trigger = "__V" region "Triggered([.]at\\(0U\\)|\\[0U\\])"
  if (!match(body, trigger)) return "?"
  trigger = substr(body, RSTART, RLENGTH)
  if (gsub("__V" region "Triggered", "&", body) != 1) return "?"
  return "root->" trigger " = 1; " names[region] "(root); root->" trigger " = 0; "
}

# What the region before the edge does, which must be nothing.
function idle(region,    body) {
  body = bodies[region]
  sub(/^.*VL_DEBUG_IF[^;]*;\);/, "", body)
  return body == "" || body == "}"
}

END {
  remembered = "__Vtrig[A-Za-z]*_+TOP__aclk(__0)?"
  edge = "\\(IData\\)\\(" member "aclk\\)&\\(~\\(IData\\)\\(" member remembered "\\)\\)"
  if (ports == "" || !inputs || follows || waits != 1 || !match(text, edge)) exit
  # Once where the edge is found, once where the clock is remembered.
  if (count(member "aclk[^A-Za-z0-9_]") != 2) exit
  logic = call("ico") call("nba")
  if (logic !~ /\?/ && idle("act")) print logic
}
