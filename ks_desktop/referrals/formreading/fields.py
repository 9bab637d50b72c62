"""The fields of a PDF form as they were filled in, by whatever program: their names, and texts or ticked words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from ks_desktop.referrals.formreading import limits
from ks_desktop.referrals.formreading.refusing import Refusal, RefusedPaper

_OFF: Final = "Off"
_PUSH_BUTTON: Final = 1 << 16
_HEX: Final = re.compile(rb"#([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One field of a form.

    Attributes:
        name: whole name, parts joined by a point.
        label: what the form calls it, when it says so.
        texts: what was typed or chosen; several of a list.
        ticked: for boxes the words of those that are ticked; None for a field that is typed in.
    """

    name: str
    label: str = ""
    texts: tuple[str, ...] = ()
    ticked: tuple[str, ...] | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was filled in."""
        return not any(text.strip() for text in self.texts) and not self.ticked


def fields_of(document: Pdf) -> list[Filled]:
    """Return all fields of a document, each once: those of its form, and loose ones that only stand on a page.

    Raises:
        RefusedPaper: there are more than any form has, or they stand in each other without end.
    """
    gatherer = _Gatherer()
    form = document.Root.get(Name.AcroForm)
    if isinstance(form, Dictionary):
        gatherer.gather(_items(form.get(Name.Fields)))
    for page in document.pages:
        for widget in _items(page.obj.get(Name.Annots)):
            if str(widget.get(Name.Subtype, "")) == "/Widget":
                gatherer.gather_loose(widget)
    return gatherer.found


def needs_xfa(document: Pdf, fields: list[Filled]) -> bool:
    """Tell whether the form exists for Adobe's own program only."""
    form = document.Root.get(Name.AcroForm)
    if not isinstance(form, Dictionary) or Name.XFA not in form:
        return False
    return not fields or bool(document.Root.get(Name.NeedsRendering, False))


class _Gatherer:
    """Walks through the tree of fields; nothing is visited twice."""

    def __init__(self) -> None:
        self.found: list[Filled] = []
        self._seen: set[tuple[int, int]] = set()
        self._room = limits.MOST_TEXTS

    def gather(self, fields: Iterator[Dictionary]) -> None:
        """Take the fields of a form."""
        for field in fields:
            self._walk(field, "", {}, 0)

    def gather_loose(self, widget: Dictionary) -> None:
        """Take a field that stands on a page and in no form, or whose parents do."""
        if widget.objgen != (0, 0) and widget.objgen in self._seen:
            return
        chain = [widget]
        while isinstance(parent := chain[-1].get(Name.Parent), Dictionary) and len(chain) <= limits.MOST_DEPTH:
            if parent.objgen in self._seen:
                return  # its field was read already, and this is one more place where it stands
            chain.append(parent)
        self._walk(chain[-1], "", {}, 0)

    def _walk(self, field: Dictionary, above: str, inherited: dict[str, Object], depth: int) -> None:
        if depth > limits.MOST_DEPTH or len(self._seen) > limits.MOST_FIELDS:
            raise RefusedPaper(Refusal.TOO_HEAVY)
        if field.objgen != (0, 0):
            if field.objgen in self._seen:
                return
            self._seen.add(field.objgen)
        name = ".".join(part for part in (above, text_of(field.get(Name.T))) if part)
        own = {key: field[key] for key in ("/FT", "/Ff", "/V", "/Opt", "/TU") if key in field}
        known = {**inherited, **own}
        kids = list(_items(field.get(Name.Kids)))
        named = [kid for kid in kids if Name.T in kid]
        if named:
            for kid in kids:
                self._walk(kid, name, {key: known[key] for key in known if key in {"/FT", "/Ff"}}, depth + 1)
            return
        for kid in kids:
            self._seen.add(kid.objgen)
        if len(self.found) >= limits.MOST_FIELDS:
            raise RefusedPaper(Refusal.TOO_HEAVY)
        self._add(name, known, [field, *kids])

    def _add(self, name: str, known: dict[str, Object], places: list[Dictionary]) -> None:
        kind = _word(known.get("/FT", next((place[Name.FT] for place in places if Name.FT in place), "")))
        label = text_of(known.get("/TU"))
        if kind == "Btn":
            flags = int(known.get("/Ff", 0))
            if not flags & _PUSH_BUTTON:
                ticked = _ticked(known, places)
                self.found.append(Filled(name=name, label=label, ticked=ticked))
        elif kind in {"Tx", "Ch"}:
            value = known.get("/V")
            if value is None:
                value = next((place[Name.V] for place in places if Name.V in place), None)
            texts = tuple(_texts(value))
            if kind == "Ch":
                texts = tuple(_shown(text, known.get("/Opt")) for text in texts)
            self._room -= sum(map(len, texts))
            if self._room < 0:
                raise RefusedPaper(Refusal.TOO_HEAVY)
            self.found.append(Filled(name=name, label=label, texts=texts))


def _items(found: object) -> Iterator[Dictionary]:
    if isinstance(found, Array):
        for item in found:
            if isinstance(item, Dictionary):
                yield item


def _ticked(known: dict[str, Object], places: list[Dictionary]) -> tuple[str, ...]:
    """Return the words of the ticked boxes: what is seen counts, and where nothing says so the value of the field."""
    seen = [_word(place.get(Name.AS)) for place in places if Name.AS in place]
    on = [word for word in seen if word and word != _OFF]
    value = known.get("/V")
    if not on:
        stated = value if value is not None else next((place[Name.V] for place in places if Name.V in place), None)
        on = [word for word in (_word(stated),) if word and word != _OFF]
    options = list(_texts(known.get("/Opt")))
    return tuple(dict.fromkeys(_from_options(word, options) for word in on))


def _word(value: object) -> str:
    return text_of(value)


def _from_options(word: str, options: list[str]) -> str:
    return options[int(word)] if word.isdecimal() and len(word) <= 4 and int(word) < len(options) else word  # noqa: PLR2004 - a position


def _shown(text: str, options: object) -> str:
    """Return what a list shows for a word it keeps."""
    if isinstance(options, Array):
        for option in options:
            if isinstance(option, Array) and len(option) > 1 and text_of(option[0]) == text:
                return text_of(option[1])
    return text


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Array):
        for part in value:
            yield from _texts(part[0] if isinstance(part, Array) and len(part) else part)
    elif value is not None:
        yield text_of(value)


def text_of(value: object) -> str:
    """Return a text of a PDF, whatever it is written in: Unicode of two kinds, or PDF's own letters."""
    if isinstance(value, Stream):
        raw = value.read_bytes()
    elif isinstance(value, String):
        raw = bytes(value)
    elif isinstance(value, Name):
        raw = _HEX.sub(lambda found: bytes([int(found[1], 16)]), value.unparse().removeprefix(b"/"))
        return raw.decode() if _is_utf8(raw) else raw.decode("latin-1")
    else:
        return ""
    return _decoded(raw)[: limits.MOST_TEXT].replace("\r\n", "\n").replace("\r", "\n")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _decoded(raw: bytes) -> str:
    for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace")
    return raw.decode("pdfdoc", errors="replace")
