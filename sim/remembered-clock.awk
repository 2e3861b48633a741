# Reads what Verilator made of an overlay (-v header=FILE: the model's header; then the root class's
# header and the .cpp files of the fast classes) and prints the member in which the model keeps the
# clock of its last evaluation, if evaluating the rising edge alone is enough:
#
#   - the rising edge of aclk is all that the model waits for, and aclk is used for nothing else;
#   - no output follows an input within a clock. Verilator puts all logic between inputs and the
#     next edge into functions named "ico"; none of them may assign an output.
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
/^[A-Za-z].*___ico_.*\(.*\) *{/ { in_inputs = 1; inputs = 1 }
!skipped {
  gsub(/[ \t]/, "")
  statement = statement $0
  if (/[;{}]$/) {
    if (in_inputs && statement ~ (member "(" ports ")(\\[[^]]*\\])*=[^=]")) follows = 1
    if (statement ~ /aclk/) text = text statement
    statement = ""
  }
}
/^}/ { skipped = in_inputs = 0 }

function count(pattern) { return gsub(pattern, "&", text) }

END {
  remembered = "__Vtrig[A-Za-z]*_+TOP__aclk(__0)?"
  edge = "\\(IData\\)\\(" member "aclk\\)&\\(~\\(IData\\)\\(" member remembered "\\)\\)"
  if (ports == "" || !inputs || follows || !match(text, edge)) exit
  name = substr(text, RSTART, RLENGTH)
  match(name, remembered)
  name = substr(name, RSTART, RLENGTH)
  if (waits != 1) exit
  # Once where the edge is found, once where the clock is remembered.
  if (count(member "aclk[^A-Za-z0-9_]") == 2) print name
}
