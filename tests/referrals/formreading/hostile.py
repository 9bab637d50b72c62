"""Papers that are broken, locked or made to do harm; all made here."""

import warnings
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Stream, String

from tests import papers as made


def saved(document: Pdf, **how: Any) -> bytes:
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a field that belongs to no form
        document.save(out, **how)
    return out.getvalue()


def form(change: Callable[[Pdf], None], **how: Any) -> bytes:
    """Return a filled form after a change."""
    with Pdf.open(BytesIO(made.filled())) as document:
        change(document)
        return saved(document, **how)


def page(change: Callable[[Pdf], None], **how: Any) -> bytes:
    """Return an empty page after a change."""
    with Pdf.new() as document:
        document.add_blank_page()
        change(document)
        return saved(document, **how)


def locked(password: str) -> bytes:
    return form(lambda _document: None, encryption=Encryption(owner="eigenaar", user=password))


def opening_script(document: Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def named_script(document: Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))


def field_script(document: Pdf) -> None:
    document.Root.AcroForm.Fields[0].AA = Dictionary(K=Dictionary(S=Name.JavaScript, JS=document.make_stream(b"1")))


def launching(document: Pdf) -> None:
    document.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("iets.exe")))


def enclosing(document: Pdf) -> None:
    document.attachments["iets.exe"] = b"MZ"


def packed_twice(document: Pdf) -> None:
    packed = zlib.compress(zlib.compress(bytes(200_000_000), 1), 9)
    stream = Stream(document, b"")
    stream.write(packed, filter=Array([Name.FlateDecode, Name.FlateDecode]))
    document.pages[0].obj.Contents = document.make_indirect(stream)


def packed(document: Pdf) -> None:
    """150 KB that unpack to 150 MB."""
    stream = Stream(document, b"")
    stream.write(zlib.compress(b" " * 150_000_000, 6), filter=Name.FlateDecode)
    document.pages[0].obj.Contents = document.make_indirect(stream)


def many_pages(document: Pdf) -> None:
    for _number in range(40):
        document.add_blank_page()


def many_objects(document: Pdf) -> None:
    document.Root.Extra = Array([document.make_indirect(Dictionary(N=number)) for number in range(25_000)])


def many_fields(document: Pdf) -> None:
    texts = (Dictionary(FT=Name.Tx, T=String(f"veld{n}"), V=String("x" * 300)) for n in range(1_600))
    document.Root.AcroForm = Dictionary(Fields=Array([document.make_indirect(text) for text in texts]))


def deep_fields(document: Pdf) -> None:
    field = document.make_indirect(Dictionary(FT=Name.Tx, T=String("a")))
    document.Root.AcroForm = Dictionary(Fields=Array([field]))
    for _depth in range(200):
        kid = document.make_indirect(Dictionary(T=String("a")))
        field.Kids = Array([kid])
        field = kid


def fields_in_a_ring(document: Pdf) -> None:
    one = document.make_indirect(Dictionary(FT=Name.Tx, T=String("een"), Subtype=Name.Widget))
    other = document.make_indirect(Dictionary(T=String("ander"), Kids=Array([one]), Parent=one))
    one.Kids = Array([other])
    one.Parent = other
    document.Root.AcroForm = Dictionary(Fields=Array([one]))
    document.pages[0].obj.Annots = Array([other, one])


def huge_picture(document: Pdf) -> None:
    picture = Stream(document, b"x", Type=Name.XObject, Subtype=Name.Image, Width=90_000, Height=90_000)
    document.pages[0].obj.Resources = Dictionary(XObject=Dictionary(P=document.make_indirect(picture)))


def doubling(document: Pdf) -> None:
    """Eight drawings in each other, each drawn ten times by the one above: a hundred million drawings."""
    drawing = _drawing(document, b"0 0 1 1 re f", None)
    for _level in range(8):
        drawing = _drawing(document, b"/D Do " * 10, drawing)
    document.pages[0].obj.Resources = Dictionary(XObject=Dictionary(D=drawing))
    document.pages[0].obj.Contents = document.make_stream(b"/D Do")


def drawing_itself(document: Pdf) -> None:
    drawing = _drawing(document, b"/D Do", None)
    other = _drawing(document, b"/D Do", drawing)
    drawing.Resources = Dictionary(XObject=Dictionary(D=other))
    document.pages[0].obj.Resources = Dictionary(XObject=Dictionary(D=drawing))
    document.pages[0].obj.Contents = document.make_stream(b"/D Do")


def _drawing(document: Pdf, content: bytes, inside: Stream | None) -> Stream:
    made_here = Stream(document, content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    if inside is not None:
        made_here.Resources = Dictionary(XObject=Dictionary(D=inside))
    return document.make_indirect(made_here)


def huge_page(document: Pdf) -> None:
    document.pages[0].obj.MediaBox = Array([0, 0, 1_000_000, 1_000_000])


def for_one_program(document: Pdf) -> None:
    document.Root.AcroForm = Dictionary(XFA=document.make_stream(b"<xdp/>"), Fields=Array())
    document.Root.NeedsRendering = True


def nested() -> bytes:
    depth = 100_000
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/X " + b"[" * depth + b"]" * depth + b">>endobj\n"
        b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 2>>\nstartxref\n200070\n%%EOF"
    )


def text_field(name: str, text: str) -> Dictionary:
    """Return a field to type in, as a foreign form has it."""
    return Dictionary(FT=Name.Tx, T=String(name), V=String(text))


def with_odd_name(document: Pdf) -> None:
    document.Root.Extra = Dictionary({"/Odd": 1})


def script_behind_odd_name(document: Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    document.Root.Extra = Dictionary({"/Odd": 1, "/Next": action})
