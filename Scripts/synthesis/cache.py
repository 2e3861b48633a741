# SPDX-License-Identifier: Apache-2.0
"""Keeps what the tools wrote, by what it depends on: the RTL, the command, the tool's version."""

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import Callable

from tools import BUILD, ROOT, version


@cache
def sources() -> bytes:
    """A digest of every file that rtl/rtl.f names."""
    digest = hashlib.sha256()
    listed = ROOT / "rtl/rtl.f"
    for line in listed.read_text().splitlines():
        name = line.split("//")[0].strip()
        if name:
            digest.update(name.encode() + b"\0" + (listed.parent / name).read_bytes())
    return digest.digest()


@cache
def tool_version(tool: str) -> str:
    return version(tool)


def outputs(name: str, key: list[str], files: list[str], make: Callable[[Path], None]) -> list[str]:
    """The contents of `files` that `make` writes into the folder it is given (relative to ROOT).

    What is there from an earlier run with the same RTL and `key` is used again.
    """
    digest = hashlib.sha256(sources() + "\0".join(key).encode()).hexdigest()[:16]
    folder = BUILD / f"{name}-{digest}"
    kept = [ROOT / folder / f"{file}.gz" for file in files]
    if not all(file.exists() for file in kept):
        (ROOT / folder).mkdir(parents=True, exist_ok=True)
        make(folder)
        for file, packed in zip(files, kept):
            written = ROOT / folder / file
            # Renamed into place, so that an interrupted run leaves nothing that looks finished.
            partial = packed.with_suffix(".partial")
            partial.write_bytes(gzip.compress(written.read_bytes(), 6))
            partial.rename(packed)
            written.unlink()
    return [gzip.decompress(file.read_bytes()).decode() for file in kept]
