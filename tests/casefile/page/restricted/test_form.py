from datetime import date

import pytest

from ks_desktop.casefile.page.restricted.form import _said
from ks_desktop.clients.domain.restricted import MeldStep
from ks_desktop.core.errors import UserErrors, each
from tests.clients.restricted.makers import DAY, meldcode, safety

TYPED = {"kind": "safety", "day": DAY, "step": "", "words": "Let op.", "has_spoken": "", "why_not": ""}
"""What the fields give; the form itself is tried with its card, in test_card."""


def test_what_is_typed_becomes_a_note_of_its_kind() -> None:
    assert _said(TYPED) == safety("Let op.")
    code = {**TYPED, "kind": "meldcode", "step": "3", "has_spoken": "yes", "why_not": "rest van eerder"}
    assert _said(code) == meldcode("Let op.", step=MeldStep.TALK, has_spoken=True, why_not="")
    hidden = {**TYPED, "step": "3", "has_spoken": "no", "why_not": "rest van eerder"}
    assert _said(hidden) == safety("Let op."), "what is put away is not kept"


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"kind": "", "day": None}, ["kind", "day"]),
        ({"day": None}, ["day"]),
        ({"kind": "meldcode"}, ["step", "has_spoken"]),
        ({"words": "  "}, ["words"]),
    ],
)
def test_what_is_missing_is_said_at_its_field(typed: dict[str, str | date | None], fields: list[str]) -> None:
    with pytest.raises(UserErrors) as refused:
        _said({**TYPED, **typed})
    assert [error.field for error in each(refused.value)] == fields
