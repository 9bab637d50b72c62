"""What kind of file it is, by what it holds: a zip file, a folder, one table or JSON. Nothing in it is run."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.unzipping import Limits, ZipError, ZipProblem, check_parts

MOST_BYTES: Final = 120_000_000  # 20,000 services as JSON, with everything the standard repeats in it
_LIMITS: Final = Limits(unpacked=250_000_000, parts=500)
_ZIP: Final = b"PK"
_WORKBOOK: Final = "xl/workbook.xml"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF: Final = b"%PDF"
_ENDS: Final = (".csv", ".json", ".txt", ".tsv")
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"
_HEAD: Final = 512

Part = tuple[str, bytes]
"""The name of a file and what it holds."""


def read_parts(path: Path) -> list[Part]:
    """Return the files of a folder, of a zip file, or the one file that it is.

    Raises:
        UserError: it cannot be read, or is no directory.
    """
    try:
        if path.is_dir():
            found = sorted(each for each in path.iterdir() if each.suffix.lower() in _ENDS and each.is_file())
            return _within([(each.name, _content(each)) for each in found])
        content = _content(path)
    except OSError as error:
        raise UserError(N_("This file cannot be read."), code="file", field="file") from error
    return parts_of(content, path.name)


def parts_of(content: bytes, name: str) -> list[Part]:
    """Return the files in what was given, by what it holds: the end of its name may say anything.

    Raises:
        UserError: it is too large, damaged, locked, or no file of these kinds.
    """
    if len(content) > MOST_BYTES:
        raise _too_large()
    if content.startswith(_ZIP):
        return _unzipped(content)
    if content.startswith(_OLE):
        raise _workbook()
    if content.startswith(_PDF):
        sentence = N_("This is a PDF. A directory is read from CSV tables, a zip file of them, or JSON.")
        raise UserError(sentence, code="directory_kind")
    if content[:_HEAD].lstrip(_BLANK).startswith(b"<"):
        sentence = N_("This is a web page or XML, whatever its name says. Ask for CSV or JSON (HSDS).")
        raise UserError(sentence, code="directory_kind")
    if not content.strip(_BLANK + b"\0"):
        raise UserError(N_("This file is empty."), code="directory_empty")
    return [(name, content)]


def is_json(content: bytes) -> bool:
    """Tell whether a file begins as JSON does."""
    return content[:_HEAD].lstrip(_BLANK)[:1] in {b"{", b"["}


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise OSError  # a pipe would be waited for without end
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)  # one more than is taken: a file without end is refused


def _unzipped(content: bytes) -> list[Part]:
    try:
        if _WORKBOOK in check_parts(content, _LIMITS):
            raise _workbook()
    except ZipError as error:
        raise _sentence(error.problem) from None
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return _within(list(_files(archive)))


def _files(archive: zipfile.ZipFile) -> Iterator[Part]:
    for info in sorted(archive.infolist(), key=lambda each: each.filename):
        name = info.filename.replace("\\", "/").rsplit("/", 1)[-1]
        is_shadow = name.startswith(".") or "__MACOSX" in info.filename  # what macOS puts beside each file
        if name.lower().endswith(_ENDS) and not is_shadow:
            yield name, archive.read(info)


def _within(parts: list[Part]) -> list[Part]:
    if not parts:
        raise UserError(N_("There is no CSV or JSON file in it."), code="directory_no_tables")
    if sum(len(content) for _name, content in parts) > _LIMITS.unpacked:
        raise _too_large()
    return parts


def _workbook() -> UserError:
    sentence = N_("A workbook is for reading. A directory is read from CSV tables, a zip file of them, or JSON.")
    return UserError(sentence, code="directory_workbook")


def _too_large() -> UserError:
    return UserError(N_("This file is too large for a directory. Nothing of it was read."), code="directory_size")


def _sentence(problem: ZipProblem) -> UserError:
    if problem is ZipProblem.LOCKED:
        return UserError(N_("This zip file is locked with a password."), code="directory_locked")
    if problem is ZipProblem.TOO_LARGE:
        sentence = N_("This zip file unpacks to far more than a directory. It was not opened.")
        return UserError(sentence, code="directory_bomb")
    return UserError(N_("This zip file is damaged or cut off. Ask for it again."), code="directory_broken")
