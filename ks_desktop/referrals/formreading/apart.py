"""Reads foreign bytes in a process of its own, that may use little and lives short.

What a stranger made is read by a library in C++; should it fall over or ask for ever more, this process is lost and not
the window. Bytes go in and JSON comes out through pipes: nothing is written to a disk, and the process knows no key.
Where the system can hold a process to it (Linux, and macOS in part), it may use no more memory than
`limits.CHILD_MEMORY`, no file can be written and no core is dumped; everywhere it is ended after
`limits.CHILD_SECONDS`.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from typing import Any, Final

from ks_desktop.core import log
from ks_desktop.referrals.domain.papers import LooseField, PaperContent, PaperKind, PaperRemark
from ks_desktop.referrals.formreading import limits
from ks_desktop.referrals.formreading.reading import media_type, read_here
from ks_desktop.referrals.formreading.refusing import Refusal, RefusedPaper, refused

WORD: Final = "read-paper"  # what the program is started with to read one paper
_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def read_apart(content: bytes) -> tuple[PaperContent, bytes]:
    """Return what a paper says, read in a process of its own; and what is to be shown of it, empty when that is itself.

    Raises:
        UserError: it is not taken in, and why.
    """
    type_of(content)  # what is no paper at all needs no process
    said, shown = _ask(content)
    if "refused" in said:
        raise refused(Refusal(said["refused"]))
    return _from_json(said), shown


def type_of(content: bytes) -> str:
    """Return the media type of a paper.

    Raises:
        UserError: it is no paper.
    """
    try:
        return media_type(content)
    except RefusedPaper as error:
        raise refused(error.refusal) from error


def _ask(content: bytes) -> tuple[dict[str, Any], bytes]:
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ks_desktop"]
    with subprocess.Popen(  # noqa: S603 - ourselves
        [*start, WORD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_WINDOW,
    ) as child:
        try:
            answer, _ = child.communicate(content, timeout=limits.CHILD_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            answer = b""
    if child.returncode or not answer or len(answer) > limits.CHILD_ANSWER:
        log.logger.warning("a paper could not be read: code %s", log.Word(str(child.returncode)))
        return {"refused": Refusal.TOO_HEAVY.value}, b""
    line, _, shown = answer.partition(b"\n")
    said: dict[str, Any] = json.loads(line)
    return said, shown


def _from_json(answer: dict[str, Any]) -> PaperContent:
    return PaperContent(
        kind=PaperKind(answer["kind"]),
        pages=answer["pages"],
        form_version=answer["form_version"],
        values=answer["values"],
        loose=tuple(LooseField(**each) for each in answer["loose"]),
        remarks=tuple(PaperRemark(each) for each in answer["remarks"]),
    )


def main() -> int:
    """Read one paper from standard input; say what it says or why not, in a line of JSON, and then what is shown."""
    _bind()
    shown = b""
    with os.fdopen(0, "rb", closefd=False) as source:
        content = source.read(limits.MOST_BYTES + 1)
    try:
        found, shown = read_here(content)
        said: dict[str, Any] = asdict(found)
    except RefusedPaper as error:
        said = {"refused": error.refusal.value}
    except (MemoryError, RecursionError):
        said = {"refused": Refusal.TOO_HEAVY.value}
    with os.fdopen(1, "wb", closefd=False) as out:
        out.write(json.dumps(said).encode() + b"\n" + shown)
    return 0


def _bind() -> None:
    """Give up what reading does not need, where the system offers that."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, limits.CHILD_MEMORY),
        (resource.RLIMIT_CPU, limits.CHILD_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        allowed = resource.getrlimit(what)[1]
        least = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        try:
            resource.setrlimit(what, (least, allowed))
        except (ValueError, OSError):
            log.logger.warning("a limit could not be set on reading")
