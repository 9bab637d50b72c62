from datetime import date

import pytest

from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.example import example_draft, example_facts
from ks_desktop.letters.facts import Office, Signer
from ks_desktop.letters.making import prepared
from ks_desktop.letters.translating import has_second
from ks_desktop.letters.wording import wording

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("kind", LetterKind)
def test_every_field_of_an_example_is_filled_in(kind: LetterKind) -> None:
    facts = example_facts(kind, TODAY, Signer(name="N. Proef", phone="030"), Office(name="JGZ", street="A", place="B"))
    draft = example_draft(kind, facts, wording(kind), "tr")
    said = repr(prepared(draft, facts).composed().document)
    assert "Voorbeeld" in said
    assert "…" not in said
    assert draft.language == ("tr" if has_second(kind, "tr") else "nl")
    assert example_draft(kind, facts, wording(kind), "nl").language == "nl"
