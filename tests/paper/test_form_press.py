from io import BytesIO

from PIL import Image

from ks_desktop.paper.documents import Sender
from ks_desktop.paper.form_press import render
from ks_desktop.paper.forms import Form, FormPart, Typed
from tests.paper.reading import pages_of, read, spots_of


def form(rows: int, *, logo: bytes | None = None, organisation: str = "Proef") -> Form:
    cells = tuple((Typed(name=f"veld_{number}", label=f"Vraag {number}"),) for number in range(rows))
    return Form(
        title="Formulier",
        language="nl",
        sender=Sender(organisation=organisation, lines=("Voorbeeldlaan 1",), logo=logo),
        heading="Een formulier",
        parts=(FormPart(heading="Deel", said="Lees dit voor.", rows=cells),),
        footer="Versie 1",
    )


def test_it_comes_closer_together_before_it_takes_a_second_page() -> None:
    few, many = pages_of(render(form(12))), pages_of(render(form(25)))
    assert len(few) == len(many) == 1
    assert all(f"Vraag {number}" in many[0] for number in range(25))
    assert "Lees dit voor." in many[0]
    assert "Versie 1" in many[0]


def test_what_does_not_fit_goes_on_with_its_fields_on_their_own_page() -> None:
    content = render(form(60))
    assert len(read(content).pages) == 2
    names = [[spot.name for spot in spots_of(content, page)] for page in (0, 1)]
    assert "veld_0" in names[0]
    assert "veld_59" in names[1]
    assert len(set(names[0]) | set(names[1])) == 60


def test_a_logo_is_printed_and_a_long_name_wraps() -> None:
    picture = BytesIO()
    Image.new("RGB", (60, 20), "#0b6b6b").save(picture, "PNG")
    bare, with_logo = render(form(5)), render(form(5, logo=picture.getvalue()))
    assert len(read(with_logo).pages[0].images) == 1
    assert len(read(bare).pages[0].images) == 0
    assert len(pages_of(render(form(5, organisation="Jeugdgezondheidszorg " * 8)))) == 1
