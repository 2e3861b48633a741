# SPDX-License-Identifier: Apache-2.0
"""Headless Chromium, and reports to look at with it."""

import contextlib
import pathlib
import shutil
import subprocess
import sys

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sys.exit("playwright is missing; install it with: python3 -m pip install playwright==1.65.2")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which(
    "google-chrome")


@contextlib.contextmanager
def browser():
    if CHROMIUM is None:
        sys.exit("Chromium is missing; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        # Without a sandbox, so that it also runs as root: it shows files of our own only.
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield chromium
        finally:
            chromium.close()


def run(swynq, *arguments, directory):
    command = [pathlib.Path(swynq).resolve(), *arguments]
    result = subprocess.run(command, cwd=directory, capture_output=True, text=True, timeout=300)
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: status {result.returncode}\n{result.stderr}")
    return result.stdout


def demo_report(swynq, directory, name="report.html"):
    """The demo's own image, halved, and the page about it."""
    run(swynq, "demo", "--quiet", directory=directory)
    run(swynq, "resize", "swynq-demo-before.png", "half.png", "--factor", "2", "--quiet",
        "--report", name, directory=directory)
    return pathlib.Path(directory) / name
