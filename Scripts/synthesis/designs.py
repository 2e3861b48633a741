# SPDX-License-Identifier: Apache-2.0
"""What is measured, on which part, and the limits it has to keep."""

from dataclasses import dataclass, field

# The part of the Pynq-Z1 and Pynq-Z2 (DS190, table 1); a DSP48E1 and a 36 Kb block RAM count 1.
PART = "xc7z020"
AVAILABLE = {"lut": 53_200, "ff": 106_400, "bram36": 140, "dsp": 220}

# What nextpnr places for, MHz, and what has to come out. An ECP5 stands in for the Zynq because no
# open tool routes and times the latter.
TARGET_MHZ = 100
REQUIRED_MHZ = 75
SEEDS = (1, 2, 3)


@dataclass(frozen=True)
class Design:
    """A top module with its parameters, and the most it may use."""

    name: str
    top: str
    parameters: dict[str, int] = field(default_factory=dict)
    # Resource -> most of it, in cells.
    limits: dict[str, int] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return "-".join([self.top] + [f"{key}{value}" for key, value in self.parameters.items()])


def share(resource: str, percent: int) -> int:
    return AVAILABLE[resource] * percent // 100


OVERLAY = Design(
    "overlay, 64 bits",
    "resizer_overlay",
    {"DataWidth": 64},
    {"lut": share("lut", 20), "bram36": share("bram36", 20), "dsp": share("dsp", 25)},
)

DESIGNS = (
    Design("overlay, 32 bits", "resizer_overlay", {"DataWidth": 32}),
    OVERLAY,
    Design("overlay without monitor, 64 bits", "resizer_overlay", {"DataWidth": 64, "Monitor": 0}),
    Design("overlay, 128 bits", "resizer_overlay", {"DataWidth": 128}),
    Design("resize core, 64 bits", "resize_accel", {"DataWidth": 64}),
    Design(
        "DMA, aligned only", "axi_dma", {"DataWidth": 64, "Realign": 0}, {"lut": 1300, "ff": 1000}
    ),
    Design("DMA, any alignment", "axi_dma", {"DataWidth": 64, "Realign": 1}),
)
