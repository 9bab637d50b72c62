"""A list as text: CSV with comma, semicolon or tab, in UTF-8, UTF-16 or Windows-1252."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.grid import MOST_BYTES, MOST_CELLS, Counter, Encoding, Grid, Line
from ks_desktop.core.texts import N_

_DELIMITERS: Final = ";,\t"  # of two that occur as often the first counts
_SEPARATOR_LINE: Final = re.compile(r'"?sep=([;,\t])"?[;,\t]*(?=[\r\n]|\Z)', re.IGNORECASE)
_HEAD: Final = 65_536  # the first line with a letter lies in here, or it is no list
_CHUNK: Final = 1_048_576
_WAYS: Final = (("utf-8-sig", Encoding.UTF_8), ("cp1252", Encoding.WINDOWS_1252))
_UTF_16: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LOOKED_AT: Final = 400  # bytes; in UTF-16 without a mark, half of the first names of columns are zeros
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_STRAY: Final = 20  # control characters in the head of a text somebody was careless with; of a program there are more
# A cell that is too long is refused alone, where it stands; csv's own limit would blame the quotation marks of a line.
csv.field_size_limit(MOST_BYTES)


def read_text(content: bytes, *, most_cells: int = MOST_CELLS) -> Grid:
    """Read a CSV file; the whole of it is read before anything of it is used.

    Empty lines above the names of the columns and the line `sep=;` that Excel understands are passed over.

    Args:
        content: the file.
        most_cells: a file with more is no such list, and is refused before it fills the memory.
    Raises:
        UserError: the file is no such file; nothing of it can be used.
    """
    codec, encoding = _codec(content)
    head = io.TextIOWrapper(io.BytesIO(content), codec, newline="").read(_HEAD)
    if len(_CONTROL.findall(head)) > _STRAY:
        raise UserError(N_("This file is no list: it holds no text."), code="csv_binary")
    separator = _SEPARATOR_LINE.match(head)
    skipped = separator.end() if separator else 0
    delimiter = separator[1] if separator else _sniff(head)
    lines = tuple(_lines(_stream(content, codec, skipped), delimiter, Counter(most_cells)))
    return Grid(lines=lines, encoding=encoding, delimiter=delimiter)


def _codec(content: bytes) -> tuple[str, Encoding]:
    codec = next((codec for mark, codec in _UTF_16 if content.startswith(mark)), "") or _unmarked(content)
    for way, encoding in [(codec, Encoding.UTF_16)] if codec else _WAYS:
        with suppress(UnicodeDecodeError):
            _decode_all(content, way)
            return way, encoding
    raise UserError(N_("Save this file as CSV in UTF-8; its letters cannot be read."), code="csv_encoding")


def _unmarked(content: bytes) -> str:
    """Return the codec of UTF-16 without a mark, "" of anything else."""
    head = content[:_LOOKED_AT]
    half = len(head) // 2
    for start, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = head[start::2], head[1 - start :: 2]
        if half and not any(zeros) and all(others):
            return codec
    return ""


def _decode_all(content: bytes, codec: str) -> None:
    # Piece by piece: the whole text of a large file would be four times as large as the file.
    decoder = codecs.getincrementaldecoder(codec)()
    view = memoryview(content)
    for start in range(0, len(content), _CHUNK):
        decoder.decode(bytes(view[start : start + _CHUNK]))
    decoder.decode(b"", final=True)


def _sniff(head: str) -> str:
    """Return what stands between the names, the first line that holds any letter; names never hold it."""
    first_line = next((line for line in head.split("\n") if any(map(str.isalpha, line))), "")
    return max(_DELIMITERS, key=first_line.count)


def _stream(content: bytes, codec: str, skipped: int) -> io.TextIOWrapper:
    stream = io.TextIOWrapper(io.BytesIO(content), codec, newline="")
    stream.read(skipped)  # the line end of `sep=;` stays, so that lines are counted as an editor counts them
    return stream


def _lines(stream: io.TextIOWrapper, delimiter: str, counter: Counter) -> Iterator[Line]:
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    number, begun = 0, 1
    try:
        for number, cells in enumerate(reader, start=1):
            begun = reader.line_num + 1
            if any(cells):
                counter.add(len(cells))
                yield Line(number=number, cells=tuple(cells))
    except csv.Error as error:
        # The reader names what it met only in words; at the end of the text it is a quote that never closed.
        if "unexpected end" in str(error):
            message = N_('A quotation mark (") is opened in line {line} or before it and never closed.')
            raise UserError(message, code="csv_quote", values={"line": begun}) from None
        message = N_('Line {line} cannot be read: look at its quotation marks (").')
        raise UserError(message, code="csv_line", values={"line": reader.line_num}) from None
