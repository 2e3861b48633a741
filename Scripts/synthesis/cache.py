"""Keeps results by what they depend on: the RTL, the command and the tool's version."""

import hashlib
import json
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


def key(readers: tuple[str, ...], *parts: str) -> str:
    """A digest of the RTL, of the programs here that read a tool's results, and of `parts`."""
    digest = hashlib.sha256(sources())
    for name in readers:
        digest.update((Path(__file__).parent / name).read_bytes())
    digest.update("\0".join(parts).encode())
    return digest.hexdigest()[:16]


@cache
def tool_version(tool: str) -> str:
    return version(tool)


def folder(name: str, digest: str) -> Path:
    """Where a run keeps its files, relative to ROOT; made if it is not there."""
    path = BUILD / f"{name}-{digest}"
    (ROOT / path).mkdir(parents=True, exist_ok=True)
    return path


def cached(path: Path, make: Callable[[], dict]) -> dict:
    """The result in `path` (relative to ROOT), or a new one, which is then kept there."""
    file = ROOT / path
    if file.exists():
        return json.loads(file.read_text())
    result = make()
    # Renamed into place, so that an interrupted run leaves nothing behind that looks finished.
    partial = file.with_suffix(".partial")
    partial.write_text(json.dumps(result, indent=1))
    partial.rename(file)
    return result
