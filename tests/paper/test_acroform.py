from io import BytesIO

import pypdf

from ks_desktop.paper.documents import Sender
from ks_desktop.paper.forms import Choice, Form, FormPart, Ticked, Typed
from ks_desktop.paper.paint import render_form
from tests.paper.reading import spots_of

YES_NO = (Choice(word="yes", text="ja"), Choice(word="no", text="nee"))
ROWS = (
    (Typed(name="naam", label="Naam"), Typed(name="uitleg", label="Uitleg", lines=2)),
    (Ticked(name="akkoord", label="Akkoord", choices=YES_NO), Ticked(name="overleg", label="", choices=YES_NO[:1])),
    (Ticked(name="waarom", label="Waarom", choices=YES_NO, many=True),),
)


def made() -> bytes:
    return render_form(
        Form(
            title="Formulier",
            language="nl",
            sender=Sender(organisation="Proef"),
            heading="Kop",
            parts=(FormPart(heading="Deel", rows=ROWS),),
            marks=(("versie", "7"),),
        )
    )


def test_each_question_is_a_field_of_its_kind_under_its_name() -> None:
    fields = pypdf.PdfReader(BytesIO(made())).get_fields() or {}
    assert set(fields) == {"naam", "uitleg", "akkoord", "overleg", "waarom", "waarom.yes", "waarom.no", "versie"}
    assert fields["naam"]["/FT"] == "/Tx"
    assert fields["naam"]["/TU"] == "Naam"
    assert fields["uitleg"]["/Ff"] == 1 << 12
    assert fields["akkoord"]["/Ff"] == 1 << 15
    assert set(fields["akkoord"]["/_States_"]) == {"/yes", "/no", "/Off"}
    assert fields["versie"]["/V"] == "7"


def test_a_tick_is_drawn_and_nothing_is_ticked_yet() -> None:
    spots = spots_of(made())
    boxes = [spot for spot in spots if spot.drawn]
    assert len(boxes) == 5
    for box in boxes:
        assert box.state == "/Off"
        (word,) = set(box.drawn) - {"/Off"}
        assert b" l" in box.drawn[word]
        assert box.drawn["/Off"] == b""
    assert "versie" not in {spot.name for spot in spots}  # it stands on no page


def test_the_same_form_is_the_same_bytes() -> None:
    assert made() == made()
