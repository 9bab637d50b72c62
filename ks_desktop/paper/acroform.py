"""Puts fields into a painted form, so that it can be filled in on a screen: an AcroForm without any script.

Each field stands among what is read aloud where it was painted, and has a picture, be it an empty one: so the blank
form is an archive file that can be read aloud, as every paper. What is filled in is up to the program that fills it in.

Every font is embedded, that of the fields too; a tick is drawn and needs none. The same form always gives the same
bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream, String

from ks_desktop.paper.form_cells import Place
from ks_desktop.paper.form_font import FIRST, LAST, NAME, FormFont, form_font
from ks_desktop.paper.forms import Ticked

_SIZE: Final = 10  # points, of what is typed
_NOTE_SIZE: Final = 9.5
_INK: Final = "0.09 0.13 0.12 rg"
_PRINTED: Final = 1 << 2
_READ_ONLY: Final = 1 << 0
_MULTILINE: Final = 1 << 12
_RADIO: Final = 1 << 15
_LINE_MAX: Final = 200  # of one line; what is longer would be refused at the other side
_NONSYMBOLIC: Final = 1 << 5


def with_fields(pdf: bytes, places: Sequence[Place], marks: Iterable[tuple[str, str]]) -> bytes:
    """Return a painted form with its fields.

    Args:
        pdf: the painted form.
        places: where something can be filled in, in the order of the paper.
        marks: fields that are not seen, name and value.
    """
    document = Pdf.open(BytesIO(pdf))
    form = _Fields(document)
    for cell, group in groupby(places, key=lambda place: place.cell):
        spots = list(group)
        if not isinstance(cell, Ticked):
            form.add_typed(spots[0], cell.lines)
        elif cell.many or len(spots) == 1:
            form.add_boxes(cell, spots)
        else:
            form.add_choice(cell, spots)
    for name, value in marks:
        form.add_mark(name, value)
    form.finish()
    out = BytesIO()
    document.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.disable, compress_streams=True)
    return out.getvalue()


class _Fields:
    """The fields of one document, as they are added."""

    def __init__(self, document: Pdf) -> None:
        self._document = document
        self._fields = Array()
        self._font = document.make_indirect(_font(document, form_font()))
        self._off = self._appearance(b"", 1.0, 1.0)
        self._widgets: list[Dictionary] = []  # in the order of the places

    def add_typed(self, place: Place, lines: int) -> None:
        """Add a field to type in."""
        size = _SIZE if lines == 1 else _NOTE_SIZE
        field = self._widget(place)
        field.FT, field.T, field.TU = Name.Tx, String(place.cell.name), String(place.cell.label or place.cell.name)
        field.DA = String(f"/{NAME} {size} Tf {_INK}")
        field.AP = Dictionary(N=self._appearance(b"", place.width, place.height))
        if lines > 1:
            field.Ff = _MULTILINE
        else:
            field.MaxLen = _LINE_MAX
        self._fields.append(field)

    def add_choice(self, cell: Ticked, places: Iterable[Place]) -> None:
        """Add boxes of which one is ticked."""
        parent = self._parent(cell)
        parent.FT, parent.Ff, parent.V = Name.Btn, _RADIO, Name.Off
        parent.Kids = Array(self._box(place, parent, place.word) for place in places)
        self._fields.append(parent)

    def add_boxes(self, cell: Ticked, places: Sequence[Place]) -> None:
        """Add boxes that are ticked each for itself: of several each has its word for a name."""
        if len(places) == 1:
            field = self._box(places[0], None, places[0].word)
            field.T = String(cell.name)
        else:
            field = self._parent(cell)
            field.Kids = Array(self._named_box(place, field) for place in places)
        self._fields.append(field)

    def _named_box(self, place: Place, parent: Dictionary) -> Dictionary:
        box = self._box(place, parent, place.word)
        box.T = String(place.word)
        return box

    def add_mark(self, name: str, value: str) -> None:
        """Add a field that stands on no page and cannot be changed."""
        mark = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            Rect=Array([0, 0, 0, 0]),
            F=_PRINTED,  # an archive wants it so; no page shows it
            FT=Name.Tx,
            Ff=_READ_ONLY,
            T=String(name),
            V=String(value),
            DA=String(f"/{NAME} {_SIZE} Tf {_INK}"),
            AP=Dictionary(N=self._off),
        )
        self._fields.append(self._document.make_indirect(mark))

    def finish(self) -> None:
        """Give the document its form."""
        self._document.Root.AcroForm = Dictionary(
            Fields=self._fields,
            DR=Dictionary(Font=Dictionary({f"/{NAME}": self._font})),
            DA=String(f"/{NAME} {_SIZE} Tf {_INK}"),
            NeedAppearances=False,
        )
        self._read_aloud()

    def _read_aloud(self) -> None:
        """Put each place into the element that was begun where it was painted."""
        tree = self._document.Root.StructTreeRoot
        owners = tree.ParentTree.Nums
        for key, (element, widget) in enumerate(
            zip(_elements(tree.K, "/Form"), self._widgets, strict=True), len(self._document.pages)
        ):
            element.K = Dictionary(Type=Name.OBJR, Obj=widget, Pg=widget.P)
            widget.StructParent = key
            owners.append(key)
            owners.append(element)

    def _parent(self, cell: Ticked) -> Dictionary:
        return self._document.make_indirect(Dictionary(T=String(cell.name), TU=String(cell.label or cell.name)))

    def _widget(self, place: Place) -> Dictionary:
        edges = (place.left, place.bottom, place.left + place.width, place.bottom + place.height)
        widget = self._document.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                Rect=Array([round(edge, 2) for edge in edges]),
                F=_PRINTED,
                P=self._document.pages[place.page].obj,
            )
        )
        self._show(widget, place.page)
        self._widgets.append(widget)
        return widget

    def _show(self, widget: Dictionary, page: int) -> None:
        shown = self._document.pages[page].obj
        if Name.Annots not in shown:
            shown.Annots = Array()
        shown.Annots.append(widget)

    def _box(self, place: Place, parent: Dictionary | None, word: str) -> Dictionary:
        box = self._widget(place)
        on = self._appearance(_cross(place.width, place.height), place.width, place.height)
        box.AP = Dictionary(N=Dictionary({f"/{word}": on, "/Off": self._off}))
        box.AS = Name.Off
        if parent is None:
            box.FT, box.V = Name.Btn, Name.Off
        else:
            box.Parent = parent
            if not int(parent.get(Name.Ff, 0)) & _RADIO:
                box.FT, box.V = Name.Btn, Name.Off
        choice = next(c for c in place.cell.choices if c.word == word) if isinstance(place.cell, Ticked) else None
        label = place.cell.label
        box.TU = String(f"{label}: {choice.text}" if choice and label else choice.text if choice else label)
        return box

    def _appearance(self, content: bytes, width: float, height: float) -> Stream:
        return self._document.make_indirect(
            Stream(
                self._document,
                content,
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, round(width, 2), round(height, 2)]),
                Resources=Dictionary(),
            )
        )


def _elements(element: Object, role: str) -> Iterator[Object]:
    """Give all elements of a role in the order in which they are read, from one on."""
    if str(element.S) == role:
        yield element
    kids = element.get(Name.K, Array())
    for kid in kids if isinstance(kids, Array) else (kids,):
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield from _elements(kid, role)


def _cross(width: float, height: float) -> bytes:
    """Return a cross that fills a box."""
    near, right, top = 0.2 * width, 0.8 * width, 0.8 * height
    lines = f"{near:.2f} {near:.2f} m {right:.2f} {top:.2f} l {near:.2f} {top:.2f} m {right:.2f} {near:.2f} l"
    return f"q 0.09 0.13 0.12 RG 1.2 w 1 J {lines} S Q".encode()


def _font(document: Pdf, font: FormFont) -> Dictionary:
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/KSHBAA+{NAME}"),
        Flags=_NONSYMBOLIC,
        FontBBox=Array(list(font.box)),
        ItalicAngle=0,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.cap_height,
        StemV=font.stem,
        FontFile2=document.make_indirect(Stream(document, font.file, Length1=len(font.file))),
    )
    names = Array([Name(f"/{part}") if isinstance(part, str) else part for part in font.differences])
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name(f"/KSHBAA+{NAME}"),
        FirstChar=FIRST,
        LastChar=LAST,
        Widths=Array(list(font.widths)),
        Encoding=Dictionary(Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=names),
        FontDescriptor=document.make_indirect(descriptor),
    )
