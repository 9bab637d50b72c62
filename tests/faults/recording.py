"""What a program asked of the disk, in order, as the system saw it: recorded by strace, read back as plain steps."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_CALLS: Final = "openat,close,lseek,pwrite64,write,fsync,fdatasync,ftruncate,rename,unlink,unlinkat"
_LINE: Final = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_DESCRIPTOR: Final = re.compile(r"^(\d+)<([^>]*)>")
_HEX: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_MOST: Final = "400000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that was asked of the disk.

    Attributes:
        what: "make", "write", "cut", "sync", "remove" or "rename".
        name: of the file; "" for the folder itself.
        at: where, for a write; how long, for a cut.
        content: what was written; the new name of a renamed file.
    """

    what: str
    name: str
    at: int = 0
    content: bytes = b""


@cache
def can_record() -> bool:
    """Tell whether this computer can record: it has strace, and lets it look."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return tried.returncode == 0


def record(command: Sequence[str], folder: Path, trace: Path) -> Iterator[Step]:
    """Run a program and yield what it asked of the disk below a folder, in order.

    Raises:
        subprocess.CalledProcessError: the program failed.
    """
    watched = ["strace", "-f", "-y", "-xx", "-s", _MOST, "-e", f"trace={_CALLS}", "-o", str(trace), *command]
    subprocess.run(watched, check=True, capture_output=True)
    places: dict[str, int] = {}
    with trace.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            found = _LINE.match(line)
            if found is not None and int(found[3]) >= 0:
                yield from _steps(found[1], found[2], int(found[3]), folder, places)


def _steps(call: str, asked: str, answer: int, folder: Path, places: dict[str, int]) -> Iterator[Step]:
    if call in {"rename", "unlink", "unlinkat"}:
        yield from _of_names(call, [_plain(found) for found in _HEX.findall(asked)], folder)
    elif call == "openat":
        yield from _opened(asked, folder, places)
    else:
        yield from _of_descriptor(call, asked, answer, folder, places)


def _of_descriptor(call: str, asked: str, answer: int, folder: Path, places: dict[str, int]) -> Iterator[Step]:
    of = _DESCRIPTOR.match(asked)
    name = _below(_plain(of[2]), folder) if of else None
    if of is None or name is None:
        return
    if call == "lseek":
        places[of[1]] = answer
    elif call in {"pwrite64", "write"}:
        written = _HEX.search(asked)
        content = bytes.fromhex(written[1].replace("\\x", ""))[:answer] if written else b""
        at = int(asked.rpartition(", ")[2]) if call == "pwrite64" else places.get(of[1], 0)
        if call == "write":
            places[of[1]] = at + answer
        yield Step(what="write", name=name, at=at, content=content)
    elif call in {"fsync", "fdatasync"}:
        yield Step(what="sync", name=name)
    elif call == "ftruncate":
        yield Step(what="cut", name=name, at=int(asked.rpartition(", ")[2]))


def _opened(asked: str, folder: Path, places: dict[str, int]) -> Iterator[Step]:
    path = _HEX.search(asked)
    name = _below(_plain(path[1]), folder) if path else None
    if name and "O_CREAT" in asked:
        yield Step(what="make", name=name)
    if name:
        places.clear()  # a new file begins at its beginning; the ones we watch are never read while they are written


def _of_names(call: str, names: list[str], folder: Path) -> Iterator[Step]:
    below = [_below(name, folder) for name in names]
    if call == "rename" and len(below) == 2 and below[0] and below[1]:
        yield Step(what="rename", name=below[0], content=below[1].encode())
    elif call != "rename" and below and below[0]:
        yield Step(what="remove", name=below[0])


def _below(path: str, folder: Path) -> str | None:
    if path == str(folder):
        return ""
    beginning = f"{folder}/"
    return path.removeprefix(beginning) if path.startswith(beginning) else None


def _plain(path: str) -> str:
    if "\\x" not in path:
        return path
    return bytes.fromhex(path.replace("\\x", "")).decode()
