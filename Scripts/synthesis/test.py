#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tests of the report's own arithmetic; needs no tool. Run: Scripts/synthesis/test.py"""

import sys
import tempfile
import unittest
from pathlib import Path

from cost import cost
from longest_path import longest_paths
from placement import summary
from tables import BEGIN, END, update


def cell(kind: str, parameters: dict | None = None, **pins) -> dict:
    outputs = ("Q", "O", "CO", "P", "DOADO")
    return {
        "type": kind,
        "parameters": parameters or {},
        "connections": pins,
        "port_directions": {pin: "output" if pin in outputs else "input" for pin in pins},
    }


def module(cells: dict, **nets: list) -> dict:
    named = {name: {"hide_name": 0, "bits": bits} for name, bits in nets.items()}
    return {"cells": cells, "netnames": named}


class Cost(unittest.TestCase):
    def test_counts_what_is_made_of_luts(self):
        total = cost({"LUT6": 3, "INV": 2, "RAM32M": 2, "SRL16E": 1, "MUXF7": 9, "CARRY4": 4})
        self.assertEqual((total["lut"], total["lutram"], total["carry4"]), (14, 9, 4))

    def test_half_block_rams(self):
        self.assertEqual(cost({"RAMB36E1": 1, "RAMB18E1": 3})["bram36"], 2.5)

    def test_latches_are_not_flip_flops(self):
        total = cost({"FDRE": 5, "FDSE": 1, "LDCE": 2, "$_DLATCH_P_": 1})
        self.assertEqual((total["ff"], total["latches"]), (6, 3))

    def test_refuses_what_it_does_not_know(self):
        with self.assertRaisesRegex(ValueError, "URAM288"):
            cost({"URAM288": 1})


class LongestPath(unittest.TestCase):
    def test_adds_up_and_names_both_ends(self):
        cells = {
            "f1": cell("FDRE", C=[1], CE=["1"], R=["0"], D=[9], Q=[2]),
            "l1": cell("LUT2", I0=[2], I1=[3], O=[4]),
            "f2": cell("FDRE", C=[1], CE=["1"], R=["0"], D=[4], Q=[5]),
        }
        (path,) = longest_paths(module(cells, a_q=[2], b_q=[8, 5]))
        self.assertEqual((path["start"], path["end"]), ("a_q", "b_q"))
        # Clock to Q 303, LUT2.I0 238, set-up of D 0.
        self.assertEqual((path["ps"], path["luts"]), (541, 1))

    def test_leaves_out_carry_outputs_that_nothing_uses(self):
        cells = {
            "f1": cell("FDRE", C=[1], CE=["1"], R=["0"], D=[9], Q=[2]),
            "c1": cell("CARRY4", CI=["0"], CYINIT=["0"], DI=["0"] * 4, S=[2, "0", "0", "0"],
                       O=[10, 11, 12, 13], CO=[14, 15, 16, 17]),
            "f2": cell("FDRE", C=[1], CE=["1"], R=["0"], D=[10], Q=[5]),
        }  # fmt: skip
        (path,) = longest_paths(module(cells, a_q=[2], b_q=[5]))
        self.assertEqual((path["ps"], path["carry4"]), (303 + 223, 1))

    def test_knows_registers_inside_memories_and_multipliers(self):
        cells = {
            "ram": cell("RAMB36E1", {"DOA_REG": "0" * 32}, CLKARDCLK=[1], DOADO=[2]),
            "dsp": cell("DSP48E1", {"AREG": "0" * 32, "MREG": "0" * 31 + "1"},
                        CLK=[1], A=[2], P=[3]),
        }  # fmt: skip
        (path,) = longest_paths(module(cells, word=[2]))
        self.assertEqual((path["end"], path["ps"]), ("dsp.A", 2454 + 1416))

    def test_refuses_loops(self):
        cells = {
            "f1": cell("FDRE", C=[1], CE=["1"], R=["0"], D=[9], Q=[2]),
            "l1": cell("LUT2", I0=[2], I1=[4], O=[3]),
            "l2": cell("LUT1", I0=[3], O=[4]),
        }
        with self.assertRaisesRegex(ValueError, "loop"):
            longest_paths(module(cells, a_q=[2]))


class Placement(unittest.TestCase):
    def test_reads_the_path_between_registers(self):
        start = {"type": "clk-to-q", "delay": 0.5, "to": {"cell": "a_q_TRELLIS_FF_Q", "port": "Q"}}
        wire = {"type": "routing", "delay": 1.5, "net": "a_q", "to": {"cell": "x", "port": "A"}}
        end = {"type": "setup", "delay": 0, "to": {"cell": "b_q_TRELLIS_FF_Q_3", "port": "DI"}}
        edge = "posedge aclk"
        net = {
            "event": edge,
            "endpoints": [{"cell": "b_q_TRELLIS_FF_Q_3", "port": "DI", "event": edge,
                           "delay": [1, 2]}],
        }  # fmt: skip
        result = summary({
            "fmax": {"aclk": {"achieved": 500.0, "constraint": 100}},
            "critical_paths": [
                {"from": edge, "to": "async", "path": []},
                {"from": edge, "to": edge, "path": [start, wire, end]},
            ],
            "utilization": {},
            "detailed_net_timings": [net],
        })  # fmt: skip
        self.assertEqual((result["path"]["start"], result["path"]["end"]), ("a_q", "b_q (DI)"))
        self.assertEqual((result["path"]["logic_ns"], result["path"]["routing_ns"]), (0.5, 1.5))
        self.assertEqual(result["latest"], [{"register": "b_q", "ns": 2}])


class Document(unittest.TestCase):
    def test_replaces_the_region_and_nothing_else(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "a.md"
            file.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
            update(file, "new\n")
            self.assertEqual(file.read_text(), f"before\n{BEGIN}\nnew\n{END}\nafter\n")

    def test_refuses_a_document_without_the_region(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "a.md"
            file.write_text("text\n")
            with self.assertRaisesRegex(ValueError, "synthesis"):
                update(file, "new\n")
            self.assertEqual(file.read_text(), "text\n")


if __name__ == "__main__":
    sys.exit(unittest.main())
