"""Looks a PDF over before anything in it is believed: locked, damaged, scripts, enclosed files, bombs.

Nothing is run and nothing is taken out: a PDF with such things is refused whole, so that what is kept is what was sent.
"""

import zlib
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from ks_desktop.referrals.formreading import limits
from ks_desktop.referrals.formreading.drawing import check_drawing
from ks_desktop.referrals.formreading.refusing import Refusal, RefusedPaper

_END: Final = b"%%EOF"
_TAIL: Final = 4096
_ACTIONS: Final = frozenset({"/JavaScript", "/Launch", "/ImportData", "/Rendition", "/GoToE", "/SubmitForm", "/Movie"})
_WORDS: Final = (b"/JS", b"/EF", *(name.encode() for name in sorted(_ACTIONS)))
# What the library says when it meets something else than the standard promises at that place.
ODD: Final = (pikepdf.PdfError, RuntimeError, TypeError, ValueError, LookupError, AttributeError)
_CHUNK: Final = 1 << 20


def open_checked(content: bytes) -> Pdf:
    """Return a PDF that was looked over.

    Raises:
        RefusedPaper: it is not taken in.
    """
    if _END not in content[-_TAIL:]:
        raise RefusedPaper(Refusal.TRUNCATED)
    try:
        document = Pdf.open(BytesIO(content), attempt_recovery=False)
    except pikepdf.PasswordError as error:
        raise RefusedPaper(Refusal.ENCRYPTED) from error
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, RuntimeError) as error:
        raise RefusedPaper(Refusal.DAMAGED) from error
    try:
        _look_over(document)
    except ODD as error:
        raise RefusedPaper(Refusal.DAMAGED) from error
    return document


def _look_over(document: Pdf) -> None:
    if int(document.Root.Pages.get(Name.Count, 0)) > limits.MOST_PAGES:
        raise RefusedPaper(Refusal.TOO_MANY_PAGES)
    if len(document.objects) > limits.MOST_OBJECTS:
        raise RefusedPaper(Refusal.TOO_HEAVY)
    _look_at_names(document.Root)
    for item in document.objects:
        _look_at(item, 0)
    pages = len(document.pages)
    if not pages:
        raise RefusedPaper(Refusal.DAMAGED)
    if pages > limits.MOST_PAGES:
        raise RefusedPaper(Refusal.TOO_MANY_PAGES)
    for page in document.pages:
        if any(abs(float(edge)) > limits.MOST_SIDE for edge in page.mediabox):
            raise RefusedPaper(Refusal.TOO_HEAVY)
    check_drawing(document)


def _look_at_names(root: Object) -> None:
    names = root.get(Name.Names)
    if isinstance(names, Dictionary) and Name.JavaScript in names:
        raise RefusedPaper(Refusal.SCRIPT)
    if isinstance(names, Dictionary) and Name.EmbeddedFiles in names:
        raise RefusedPaper(Refusal.ENCLOSED)


def _look_at(item: Object, depth: int) -> None:
    """Look at an object and what lies directly in it; what it points at is an object of its own."""
    if depth > limits.MOST_DEPTH:
        raise RefusedPaper(Refusal.TOO_HEAVY)
    if isinstance(item, Array):
        for part in item:
            _look_into(part, depth)
    elif isinstance(item, Dictionary | Stream):
        _look_at_keys(item)
        try:
            for key in item.keys():  # noqa: SIM118 - a stream is no mapping
                _look_into(item.get(key), depth)
        except (UnicodeError, TypeError):  # a name in letters of old, such as é in the word of a box
            _look_at_raw(item)
        if isinstance(item, Stream):
            _look_at_stream(item)


def _look_at_raw(item: Dictionary | Stream) -> None:
    raw = item.unparse() if isinstance(item, Dictionary) else item.stream_dict.unparse()
    if any(word in raw for word in _WORDS):
        raise RefusedPaper(Refusal.SCRIPT)


def _look_into(part: object, depth: int) -> None:
    if isinstance(part, Array | Dictionary) and not part.is_indirect:
        _look_at(part, depth + 1)


def _look_at_keys(item: Dictionary | Stream) -> None:
    if Name.JS in item or str(item.get(Name.S, "")) in _ACTIONS:
        raise RefusedPaper(Refusal.SCRIPT)
    if Name.EF in item or str(item.get(Name.Type, "")) == "/EmbeddedFile" or Name.RichMediaContent in item:
        raise RefusedPaper(Refusal.ENCLOSED)


def _look_at_stream(stream: Stream) -> None:
    is_picture = str(stream.get(Name.Subtype, "")) == "/Image"
    if is_picture:
        width, height = int(stream.get(Name.Width, 0)), int(stream.get(Name.Height, 0))
        if width * height > limits.MOST_PICTURE_DOTS:
            raise RefusedPaper(Refusal.TOO_HEAVY)
    most = limits.MOST_PICTURE_UNPACKED if is_picture else limits.MOST_UNPACKED
    kept = stream.read_raw_bytes()
    for name in _filters(stream):
        if name != "/FlateDecode":
            break  # the others do not grow without end, or are pictures, whose dots were counted
        kept = _inflated(kept, most)


def _filters(stream: Stream) -> list[str]:
    found = stream.get(Name.Filter)
    if found is None:
        return []
    return [str(name) for name in found] if isinstance(found, Array) else [str(found)]


def _inflated(packed: bytes, most: int) -> bytes:
    """Return what a packed stream holds; it is never unpacked further than the limit."""
    unpacking = zlib.decompressobj()
    out = bytearray()
    rest = packed
    while rest and not unpacking.eof:
        try:
            out += unpacking.decompress(rest, _CHUNK)
        except zlib.error:
            break  # a viewer shows what came before; so is it counted
        if len(out) > most:
            raise RefusedPaper(Refusal.TOO_HEAVY)
        rest = unpacking.unconsumed_tail
    return bytes(out)
