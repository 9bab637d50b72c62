from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.domain.own_texts import COMMON, OwnText, OwnTexts
from ks_desktop.letters.making import prepared
from ks_desktop.letters.texts.merging import order_of
from ks_desktop.letters.texts.parts import json_of
from ks_desktop.letters.wording import Wording, fill, wording
from tests.letters.people import CASE, MIDWIFE_PRACTICE, TEAM, facts


def own(path: str, content: object, kind: str = "appointment") -> OwnText:
    return OwnText(kind=kind, language="nl", path=path, content=json_of(content))


def made(*texts: OwnText, kind: str = "appointment") -> Wording:
    return wording(kind, own=OwnTexts(texts))


def paragraph(*text: Any, when: str = "") -> dict[str, Any]:
    return {"block": "paragraph", "when": when, "text": list(text)}


def said(found: Wording) -> list[str]:
    known = {"nurse": "Noor", "phone": "030", "mode": "home", "minutes": "een uur", "bsn": "999910413"}
    return [fill(part["text"], known) for part in found.get("body") if "text" in part]


def test_an_own_text_stands_in_its_place_and_in_the_version() -> None:
    shipped, mine = made(), made(own("subject", ["Wij komen langs"]), own("body.paragraph-2", paragraph("Kort.")))
    assert mine.text("subject") == "Wij komen langs"
    assert said(mine)[2] == "Kort."
    assert [said(mine)[0], *said(mine)[3:]] == [said(shipped)[0], *said(shipped)[3:]]
    assert mine.version.startswith(f"{shipped.version}, own ")
    assert mine.version != made(own("subject", ["Wij komen graag langs"])).version
    assert wording("feedback", own=OwnTexts((own("subject", ["Wij komen langs"]),))) == wording("feedback")


def test_parts_are_added_moved_and_left_out() -> None:
    keys = ["heading-1", "own-1", "paragraph-1", "fields-1"]
    base = ["paragraph-1", "fields-1", "heading-1", "paragraph-2", "heading-2", "paragraph-3"]
    mine = made(
        own("body", {"order": keys, "base": base}), own("body.own-1", paragraph("Tot dan, ", {"field": "nurse"}))
    )
    assert [part["block"] for part in mine.get("body")] == ["heading", "paragraph", "paragraph", "fields"]
    assert said(mine)[1] == "Tot dan, Noor"


def test_a_part_that_is_shipped_later_stands_behind_the_one_before_it() -> None:
    assert order_of(["a", "new", "b"], ["b", "own-1", "a"], ["a", "b"]) == ["b", "own-1", "a", "new"]
    assert order_of(["new", "a"], ["a"], ["a"]) == ["new", "a"]
    assert order_of(["a"], ["b", "a"], ["a", "b"]) == ["a"]  # b is shipped no more


def test_what_was_ticked_is_always_printed() -> None:
    order = {"order": ["paragraph-1"], "base": ["paragraph-1", "facts-1"]}
    mine = made(own("body", order, "receipt"), own("body.facts-1", paragraph("weg"), "receipt"), kind="receipt")
    assert next(part["block"] for part in mine.get("body")) == "paragraph"
    assert any(part.get("data") == ["name", "birth_date"] for part in mine.get("body"))


def test_a_field_the_letter_does_not_have_prints_nothing() -> None:
    mine = made(
        own("body.paragraph-1", paragraph("BSN: ", {"field": "bsn"}, {"if": [["bsn", ["ja"]]], "else": ["nee"]}))
    )
    assert said(mine)[0] == "BSN: "
    assert (
        made(own("body.heading-1", {"block": "heading", "when": "bsn", "text": ["x"]})).get("body")[2]["when"]
        == "never"
    )


def test_texts_that_all_letters_share_take_their_own_fields_only() -> None:
    mine = made(
        own("salutation.woman", ["Dag mevrouw ", {"field": "name"}, {"field": "nurse"}, ","], COMMON),
        own("closing", ["Groeten {{ nurse }},"], COMMON),
        own("salutation", ["weg"], COMMON),
        own("salutation.nowhere.else", ["weg"], COMMON),
        own("has_slip", [True]),
    )
    assert mine.text("salutation", "woman", name="Kaya", nurse="Noor") == "Dag mevrouw Kaya,"
    assert mine.get("closing") == mine.text("closing") == "Groeten {{ nurse }},"
    assert mine.get("has_slip") is False


def test_what_cannot_be_read_leaves_the_shipped_text() -> None:
    broken = (own("subject", {"field": 1}), own("body.paragraph-1", {"block": "paragraph", "text": [None]}))
    assert said(made(*broken)) == said(made())
    assert made(*broken).text("subject") == made().text("subject")


def test_questions_are_added_changed_and_left_out() -> None:
    added = own("questions.folder", {"label": "Neemt u een folder mee?", "kind": "yes_no"})
    text = own("body.paragraph-1", paragraph("Ik kom.", {"if": [["ask_folder", [" Met folder."]]], "else": []}))
    mine = made(added, text)
    assert [one["key"] for one in mine.get("questions") if one["key"] == "folder"] == ["folder"]
    assert fill(mine.get("body")[0]["text"], {"ask_folder": True}) == "Ik kom. Met folder."
    assert made(own("questions.folder", {"label": "x", "is_left_out": True})).get("questions") == made(
        own("subject", ["x"])
    ).get("questions")


SECRETS = {
    "bsn": "999910413",
    "address": "Lindestraat 8",
    "phone": "06 12 34 56 78",
    "birth_date": "12 maart 1998",
    "due_date": "16 maart 2027",
    "gp": "Huisartsenpraktijk Zonstraat",
    "reason_note": "Slaapt slecht",
    "place": "3512",
}
asked_for = st.sampled_from(
    [*SECRETS, "name", "own_question", "client", "visit_on", "contact_on", "day", "received_on", "question", "nurse"]
)
pieces = st.lists(
    st.one_of(
        asked_for.map(lambda name: {"field": name}), asked_for.map(lambda name: {"if": [[name, ["ja"]]], "else": []})
    ),
    max_size=6,
)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    kind=st.sampled_from([LetterKind.REFERRAL_SOCIAL, LetterKind.REFERRAL_MEDICAL, LetterKind.APPOINTMENT]),
    text=pieces,
    ticked=st.sets(st.sampled_from(sorted(SECRETS))),
)
def test_no_own_text_says_what_is_not_ticked(kind: LetterKind, text: list[Any], ticked: set[str]) -> None:
    texts = (
        own("subject", text, kind),
        own("footer", text, kind),
        own("body.paragraph-1", paragraph(*text), kind),
        own("body.own-1", {"block": "bullets", "when": "", "items": [text]}, kind),
        own("closing", text, COMMON),
    )
    known = facts(
        organisation=TEAM if kind is LetterKind.REFERRAL_SOCIAL else MIDWIFE_PRACTICE, own_texts=OwnTexts(texts)
    )
    draft = LetterDraft(kind=kind, case_id=CASE, ticked=tuple(sorted(ticked)), words={"question": "Wat nu?"})
    ready = prepared(draft, known)
    goes_along = " ".join(datum.value for datum in ready.data)
    printed = repr(replace(ready.composed().document, address=()))
    for secret in SECRETS.values():
        assert secret not in printed or secret in goes_along
