"""The form filled by the programs that people have: the same values, whoever filled it in."""

import json
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Name, Pdf

from ks_desktop.referrals.formreading.reading import read_here
from tests import papers as made

_TICKED = frozenset({"referrer_role", "route", "consult_first", "safe_to_call", "consent_given"})
_POPPLER = """
import gi, json, sys
gi.require_version("Poppler", "0.18")
from gi.repository import Poppler
wanted = json.load(open(sys.argv[1]))
document = Poppler.Document.new_from_file("file://" + sys.argv[2], None)
for place in document.get_page(0).get_form_field_mapping():
    field, name = place.field, place.field.get_name()
    if field.get_field_type() == Poppler.FormFieldType.TEXT and name in wanted["texts"]:
        field.text_set_text(wanted["texts"][name])
    for left, bottom in wanted["ticks"]:
        if abs(place.area.x1 - left) < 0.6 and abs(place.area.y1 - bottom) < 0.6:
            field.button_set_state(True)
document.save("file://" + sys.argv[3])
"""


def by_pypdf(_folder: Path) -> bytes:
    return made.filled()


def by_pdftk(folder: Path, *how: str) -> bytes:
    if shutil.which("pdftk") is None:
        pytest.skip("pdftk is not installed")
    blank, data, out = folder / "leeg.pdf", folder / "gegevens.fdf", folder / "pdftk.pdf"
    blank.write_bytes(made.blank())
    data.write_bytes(_fdf())
    subprocess.run(["pdftk", blank, "fill_form", data, "output", out, *how], check=True, capture_output=True)
    return out.read_bytes()


def by_pdftk_without_pictures(folder: Path) -> bytes:
    return by_pdftk(folder, "need_appearances")


def _fdf() -> bytes:
    rows = []
    for name, text in made.TYPED.items():
        if name == "reasons":
            rows += [f"<< /T (reasons.{word}) /V /{word} >>" for word in text.split("|")]
        elif name in _TICKED:
            rows.append(f"<< /T ({name}) /V /{text} >>")
        else:
            rows.append(f"<< /T ({name}) /V <FEFF{text.encode('utf-16-be').hex()}> >>")
    body = "\n".join(rows)
    head = f"%FDF-1.2\n1 0 obj << /FDF << /Fields [\n{body}\n] >> >> endobj\n"
    return (head + "trailer << /Root 1 0 R >>\n%%EOF\n").encode()


def by_poppler(folder: Path) -> bytes:
    python = "/usr/bin/python3"  # the system's own, which may have Poppler; ours does not
    has_poppler = 'import gi; gi.require_version("Poppler", "0.18")'
    known = Path(python).exists() and not subprocess.call([python, "-c", has_poppler], stderr=subprocess.DEVNULL)
    if not known:
        pytest.skip("Poppler is not installed for the system's Python")
    blank, wanted, out = folder / "leeg.pdf", folder / "gegevens.json", folder / "poppler.pdf"
    blank.write_bytes(made.blank())
    wanted.write_text(json.dumps({"texts": _texts(), "ticks": _ticks()}))
    subprocess.run([python, "-c", _POPPLER, wanted, blank, out], check=True, capture_output=True)
    return out.read_bytes()


def _texts() -> dict[str, str]:
    return {name: text for name, text in made.TYPED.items() if name not in {*_TICKED, "reasons"}}


def _ticks() -> list[tuple[float, float]]:
    with Pdf.open(BytesIO(made.blank())) as document:
        return [
            (float(box.Rect[0]), float(box.Rect[1]))
            for field in document.Root.AcroForm.Fields
            for box in field.get(Name.Kids, [field])
            for word in made.TYPED.get(str(field.T), "").split("|")
            if Name.AP in box and f"/{word}" in box.AP.N
        ]


def by_libreoffice(_folder: Path) -> bytes:
    """Return a form with our names that LibreOffice Writer 7.4 made and filled; Draw keeps no fields."""
    return (Path(__file__).parent / "libreoffice.pdf").read_bytes()


@pytest.mark.parametrize("fill", [by_libreoffice, by_pypdf, by_pdftk, by_pdftk_without_pictures, by_poppler])
def test_whoever_filled_the_form_the_values_are_the_same(fill: Callable[[Path], bytes], tmp_path: Path) -> None:
    found, _shown = read_here(fill(tmp_path))
    assert found.values == made.TYPED
    assert not found.loose
    assert not found.remarks
