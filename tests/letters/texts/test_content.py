from typing import Any

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.letters.texts.allowed import allowed_in
from ks_desktop.letters.texts.content import content_shown, content_typed
from ks_desktop.letters.texts.parts import kept_part, keyed
from ks_desktop.letters.texts.words import vocabulary
from ks_desktop.letters.wording import wording
from tests.letters.texts.shipped import KINDS

WORDS = vocabulary(allowed_in(wording("appointment").texts, {}), {})


def test_every_shipped_part_comes_back_from_the_screen() -> None:
    for kind in KINDS:
        texts = wording(kind).texts
        words = vocabulary(allowed_in(texts, {}), {})
        for part in keyed(texts["body"]).values():
            if part["block"] in {"paragraph", "heading", "bullets", "quote", "fields"}:
                kept = kept_part(part)
                on_screen = content_shown(part["block"], kept, words)
                back = content_typed(part["block"], on_screen, kept["when"], words, kept)
                assert content_shown(part["block"], back, words) == on_screen
                assert back["when"] == kept["when"]


@pytest.mark.parametrize(
    ("block", "text", "kept"),
    [
        ("", " Onze \n afspraak ", ["Onze   afspraak"]),
        ("heading", "Tot\ndan", {"block": "heading", "when": "", "text": ["Tot dan"]}),
        ("paragraph", "Een\n\nTwee", {"block": "paragraph", "when": "", "text": ["Een\n\nTwee"]}),
        ("bullets", "een\n\n twee ", {"block": "bullets", "when": "", "items": [["een"], ["twee"]]}),
        ("fields", "Wie: [functie]", {"block": "fields", "when": "", "rows": [["Wie", [{"field": "job_title"}]]]}),
    ],
)
def test_lines_are_bullets_and_labels(block: str, text: str, kept: Any) -> None:
    assert content_typed(block, text, "", WORDS, {}) == kept


@pytest.mark.parametrize(
    ("block", "text", "when", "field"),
    [
        ("paragraph", "  ", "", "text"),
        ("fields", "zonder label", "", "text"),
        ("fields", ": leeg label", "", "text"),
        ("fields", "[functie]: x", "", "text"),
        ("bullets", "x\n" * 41, "", "text"),
        ("paragraph", "x", "bsn", "when"),
        ("paragraph", "x", "not mode == moon", "when"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(block: str, text: str, when: str, field: str) -> None:
    with pytest.raises(UserError) as refused:
        content_typed(block, text, when, WORDS, {})
    assert refused.value.field == field
