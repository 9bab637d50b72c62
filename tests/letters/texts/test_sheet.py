import tomllib

from ks_desktop.core import paths
from ks_desktop.letters.domain.own_texts import COMMON, NONE, OwnText, OwnTexts
from ks_desktop.letters.texts.parts import json_of
from ks_desktop.letters.texts.sheet import TextSheet, sheet_of
from ks_desktop.letters.wording import wording
from tests.letters.texts.shipped import KINDS


def own(path: str, content: object, base: object = "", kind: str = "appointment") -> OwnText:
    return OwnText(
        kind=kind, language="nl", path=path, content=json_of(content), base=json_of(base) if base else "", version=1
    )


def made(*texts: OwnText, kind: str = "appointment") -> TextSheet:
    shipped = wording("appointment" if kind == COMMON else kind).texts
    return sheet_of(kind, "nl", shipped, OwnTexts(texts))


def test_the_lines_stand_in_the_order_of_the_letter_with_what_they_are() -> None:
    lines = made().lines
    assert [(line.path, line.what) for line in lines[:4]] == [
        ("subject", "Onderwerp"),
        ("body.paragraph-1", "Alinea"),
        ("body.fields-1", "Regels met een label"),
        ("body.heading-1", "Kop"),
    ]
    assert lines[-1].path == "footer"
    assert lines[2].text.startswith("Wanneer: [dag van het bezoek]")
    assert not any(line.is_own or line.is_changed_below or line.is_left_out for line in lines)


def test_every_shipped_kind_can_be_shown_without_a_name_of_the_program() -> None:
    for kind in (*KINDS, COMMON):
        sheet = made(kind=kind)
        assert sheet.lines
        for line in sheet.lines:
            assert "_" not in line.text + line.what, (kind, line.path)


def test_data_that_go_along_are_named_and_cannot_be_changed() -> None:
    facts = next(line for line in made(kind="receipt").lines if line.block == "facts")
    assert (facts.is_fixed, facts.text) == (True, "Naam, Geboortedatum")


def test_an_own_text_says_what_is_shipped_and_whether_that_is_another_now() -> None:
    shipped = made().base("subject")
    kept = OwnText(kind="appointment", language="nl", path="subject", content='["Wij komen"]', base=shipped, version=3)
    line = made(kept).line("subject")
    assert (line.text, line.shipped, line.is_own, line.is_changed_below) == (
        "Wij komen",
        "Onze afspraak",
        True,
        False,
    )
    assert made(own("subject", ["Wij komen"], ["Uw afspraak"])).line("subject").is_changed_below


def test_what_was_left_out_and_added_is_listed() -> None:
    parts = [line.path.removeprefix("body.") for line in made().lines if line.is_part]
    order = own("body", {"order": ["own-1", *parts[1:]], "base": parts})
    sheet = made(order, own("body.own-1", {"block": "paragraph", "when": "interpreter", "text": ["Hallo"]}))
    assert sheet.order() == ("own-1", *parts[1:])
    assert (sheet.line("body.own-1").is_added, sheet.line("body.own-1").when) == (True, "interpreter")
    assert sheet.line(f"body.{parts[0]}").is_left_out


def test_a_text_whose_place_is_shipped_no_more_is_kept_and_listed() -> None:
    gone = own("body.paragraph-99", {"block": "paragraph", "when": "", "text": ["Mijn tekst"]}, ["x"])
    sheet = made(gone, own("nowhere", ["Ook nog"]))
    assert [(line.path, line.text) for line in sheet.lines if line.is_lost] == [
        ("body.paragraph-99", "Mijn tekst"),
        ("nowhere", "Ook nog"),
    ]
    assert sheet.is_changed_below
    assert not made().is_changed_below


def test_texts_that_all_letters_share_have_a_sheet_of_their_own() -> None:
    sheet = made(own("closing", ["Groeten"], kind=COMMON), kind=COMMON)
    assert sheet.line("closing").text == "Groeten"
    assert sheet.line("salutation.woman").text == "Geachte mevrouw [naam],"
    assert sheet.line("labels.name").what == "Woord voor een gegeven: Naam"


def test_an_organisations_texts_of_another_kind_are_not_in_it() -> None:
    assert made(own("subject", ["x"], kind="feedback")).own == NONE


def test_the_words_of_plain_dutch_are_no_words_of_the_letters() -> None:
    words = tomllib.loads((paths.resources() / "texts" / "plain_nl.toml").read_text(encoding="utf-8"))
    assert {"kwetsba", "risico"} <= set(words["never"])
