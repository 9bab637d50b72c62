"""Looks at a zip file before it is opened: what its parts really unpack to, holding nothing."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from typing import Final

_SMALL: Final = 1_000_000  # bytes; a small part may shrink as far as it likes
_CHUNK: Final = 65_536
_END: Final = b"PK\x05\x06"
_END_BYTES: Final = 22
_END_64: Final = b"PK\x06\x06"
_LOCATOR_64: Final = b"PK\x06\x07"
_LOCATOR_BYTES: Final = 20
_RECORD_64_BYTES: Final = 56
_MOST_DIRECTORY: Final = 1_000_000
_LONGEST_COMMENT: Final = 65_535
_MARKUP: Final = (b"<!doctype", b"<!entity", "<!doctype".encode("utf-16-le"), "<!doctype".encode("utf-16-be"))
_MARKUP_REACH: Final = max(map(len, _MARKUP)) - 1


class ZipProblem(StrEnum):
    """What is wrong with a zip file."""

    BROKEN = "broken"
    TOO_LARGE = "too_large"
    LOCKED = "locked"


class ZipError(Exception):
    """This file is not opened; whoever asked knows the sentence for it."""

    def __init__(self, problem: ZipProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a zip file may hold.

    Attributes:
        unpacked: bytes, of all parts together.
        ratio: how far a part that is not small may shrink.
        of_parts: bytes, of some parts by their names in small letters.
    """

    unpacked: int
    ratio: int = 200
    parts: int = 2_000
    of_parts: Mapping[str, int] = field(default_factory=dict)


def check_parts(
    content: bytes, limits: Limits, *, check_names: Callable[[frozenset[str]], None] = lambda _names: None
) -> frozenset[str]:
    """Unpack every part of a zip file once, holding nothing, and return their names in small letters.

    Args:
        content: the file.
        limits: what it may hold.
        check_names: looks at the names before anything is unpacked, and may refuse.
    Raises:
        ZipError: it is no zip file, it is cut off, locked with a password, or unpacks to too much.
    """
    _check_directory(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = frozenset(info.filename.lower() for info in archive.infolist())
            if len(archive.infolist()) > limits.parts:
                raise ZipError(ZipProblem.TOO_LARGE)
            check_names(names)
            left = limits.unpacked
            for info in archive.infolist():
                left -= _measure(archive, info, left, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, struct.error):
        raise ZipError(ZipProblem.BROKEN) from None
    except RuntimeError:  # zipfile's word for a part that asks for a password
        raise ZipError(ZipProblem.LOCKED) from None
    return names


def _measure(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, limits: Limits) -> int:
    """Return how many bytes a part really unpacks to; what its header says is not believed."""
    unpacked, tail = 0, b""
    most = min(left, limits.of_parts.get(info.filename.lower(), left))
    is_markup = info.filename.lower().endswith((".xml", ".rels"))
    with archive.open(info) as part:
        while piece := part.read(_CHUNK):
            unpacked += len(piece)
            if unpacked > most or (unpacked > _SMALL and unpacked > limits.ratio * max(info.compress_size, 1)):
                raise ZipError(ZipProblem.TOO_LARGE)
            tail += piece.lower() if is_markup else b""
            if any(word in tail for word in _MARKUP):
                raise ZipError(ZipProblem.BROKEN)
            tail = tail[-_MARKUP_REACH:]
    return unpacked


def _check_directory(content: bytes) -> None:
    # The list of parts is read as a whole by zipfile, so its length is looked at first.
    place = content.rfind(_END, -_END_BYTES - _LONGEST_COMMENT) if content.startswith(b"PK") else -1
    if place < 0 or len(content) - place < _END_BYTES:
        raise ZipError(ZipProblem.BROKEN)
    (size,) = struct.unpack_from("<L", content, place + 12)
    locator = place - _LOCATOR_BYTES
    if locator >= 0 and content[locator : locator + 4] == _LOCATOR_64:
        record = locator - _RECORD_64_BYTES
        if record < 0 or content[record : record + 4] != _END_64:
            raise ZipError(ZipProblem.BROKEN)
        (size,) = struct.unpack_from("<Q", content, record + 40)
    if size > min(_MOST_DIRECTORY, len(content)):
        raise ZipError(ZipProblem.TOO_LARGE)
