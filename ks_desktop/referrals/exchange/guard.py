"""Looks at a workbook before it is opened: what its parts really unpack to, and that none of them runs anything."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

MOST_UNPACKED: Final = 64_000_000  # bytes; 10,000 women with every field filled unpack to 30 million
MOST_SHARED: Final = 16_000_000  # texts that cells share are held in memory as long as the sheet is read
MOST_STYLES: Final = 2_000_000
MOST_RATIO: Final = 200  # sheets shrink to a tenth, repeated rows to a hundredth
MOST_PARTS: Final = 2_000
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
_LIMITS: Final = {"xl/sharedstrings.xml": MOST_SHARED, "xl/styles.xml": MOST_STYLES}
_RUNS: Final = ("vbaproject", "activex/", "macrosheets/", "/embeddings/")


def check_parts(content: bytes) -> frozenset[str]:
    """Unpack every part of a zip file once, holding nothing, and return their names in small letters.

    Raises:
        UserError: it is no zip file, it is cut off, locked with a password, unpacks to too much, or runs something.
    """
    _check_directory(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = frozenset(info.filename.lower() for info in archive.infolist())
            _check_names(archive, names)
            left = MOST_UNPACKED
            for info in archive.infolist():
                left -= _measure(archive, info, left)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, struct.error):
        raise _broken() from None
    except RuntimeError:  # zipfile's word for a part that asks for a password
        raise locked() from None
    return names


def _check_names(archive: zipfile.ZipFile, names: frozenset[str]) -> None:
    if len(archive.infolist()) > MOST_PARTS:
        raise _too_large()
    if any(word in name for name in names for word in _RUNS):
        raise UserError(
            N_("This workbook holds macros or other files. Save it as a plain workbook (.xlsx) and try again."),
            code="list_macros",
        )


def _measure(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> int:
    """Return how many bytes a part really unpacks to; what its header says is not believed."""
    unpacked, tail = 0, b""
    most = min(left, _LIMITS.get(info.filename.lower(), left))
    is_markup = info.filename.lower().endswith((".xml", ".rels"))
    with archive.open(info) as part:
        while piece := part.read(_CHUNK):
            unpacked += len(piece)
            if unpacked > most or (unpacked > _SMALL and unpacked > MOST_RATIO * max(info.compress_size, 1)):
                raise _too_large()
            tail += piece.lower() if is_markup else b""
            if any(word in tail for word in _MARKUP):
                raise _broken()
            tail = tail[-_MARKUP_REACH:]
    return unpacked


def _check_directory(content: bytes) -> None:
    # The list of parts is read as a whole by zipfile, so its length is looked at first.
    place = content.rfind(_END, -_END_BYTES - _LONGEST_COMMENT) if content.startswith(b"PK") else -1
    if place < 0 or len(content) - place < _END_BYTES:
        raise _broken()
    (size,) = struct.unpack_from("<L", content, place + 12)
    locator = place - _LOCATOR_BYTES
    if locator >= 0 and content[locator : locator + 4] == _LOCATOR_64:
        record = locator - _RECORD_64_BYTES
        if record < 0 or content[record : record + 4] != _END_64:
            raise _broken()
        (size,) = struct.unpack_from("<Q", content, record + 40)
    if size > min(_MOST_DIRECTORY, len(content)):
        raise _too_large()


def _broken() -> UserError:
    return UserError(N_("This workbook is damaged or cut off. Open it in Excel and save it anew."), code="list_broken")


def _too_large() -> UserError:
    return UserError(
        N_("This workbook unpacks to far more than a list of referrals. It was not opened."), code="list_bomb"
    )


def locked() -> UserError:
    """Return the sentence for a workbook that asks for a password."""
    return UserError(
        N_("This workbook is locked with a password. Save it without one, and send it by secure mail only."),
        code="list_locked",
    )
