"""Over a whole house: what is typed in places of its own reaches no letter, register, log or file name."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ks_desktop.cli import records
from ks_desktop.coalition.domain import Organisation
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.letters.domain import LegalGround, LetterDraft, LetterKind, Variant
from ks_desktop.letters.domain.grounds import may_lift
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import ContactResult
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.visits.service.contacts import Tried
from tests import houses
from tests.pdf import text_of

SAFETY: Final = "qveiligheidq"
PARTNER: Final = ("qpartnernotitieq", "qgeheimestraatq", "qafdelingsnotitieq")
OURS: Final = ("qpogingq", "qverslagq", "quitlegq", "qwaaromq")  # she may read these herself in her extract
TYPED_BESIDE: Final = ("qredenq", "qgrondq zodat het een hele zin is")
REASONS: Final = st.sampled_from(["De vraag hangt ervan af.", TYPED_BESIDE[0]])


@dataclass(frozen=True)
class Marked:
    """A house with a woman about whom everything that must stay inside is written down."""

    house: House
    case_id: CaseId

    def drafts(self, ticks: int, reason: str, ground: LegalGround | None, variant: Variant) -> Iterator[LetterDraft]:
        """Give a letter of each kind to the first receiver it may go to."""
        letters, actor = self.house.letters, self.house.actor
        for kind in LetterKind:
            receiver = next((each.id for each in letters.receivers(kind, self.case_id, actor=actor)), None)
            begun = letters.begin(kind, self.case_id, receiver, actor=actor)
            offered = [datum.word for datum in letters.offers(kind, self.case_id, receiver, actor=actor)]
            ticked = tuple(word for place, word in enumerate(offered) if ticks >> place & 1)
            yield replace(
                begun,
                ticked=ticked,
                reasons=dict.fromkeys(ticked, reason),
                variant=variant,
                ground=ground if may_lift(kind) else None,
                ground_reason=TYPED_BESIDE[1],
                language="tr" if kind.is_to_her else "nl",
            )


@pytest.fixture(scope="module")
def marked() -> Iterator[Marked]:
    house = houses.practice()
    actor = house.actor
    with house.database.reading(actor) as reading:
        visit = next(v for v in house.visits.booked(reading=reading) if v.nurse == actor)
        given_yes = house.clients.consents([visit.case_id], reading=reading)[visit.case_id]
    house.safety.look(visit.case_id, SafetyColour.GREEN, SAFETY, actor=actor)
    tried = Tried(result=ContactResult.SPOKEN, note=OURS[0])
    house.visits.contacts.record(visit.case_id, tried, actor=actor)
    with house.database.work(actor, AuditEvent.CONSENT_RECORDED) as work:
        for each in given_yes:
            house.clients.put_consent(replace(each, explained=OURS[2], why=OURS[3]), work=work)
    for partner in house.coalition.organisations(actor=actor):
        house.coalition.save_organisation(_hidden(partner), actor=actor)
    yield Marked(house, visit.case_id)
    house.close()


def _hidden(partner: Organisation) -> Organisation:
    return replace(partner, note=PARTNER[0], street=PARTNER[1], house_number="7", address_secret=True)


@settings(
    max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    ticks=st.integers(min_value=0, max_value=2**40 - 1),
    reason=REASONS,
    ground=st.sampled_from([None, *LegalGround]),
    variant=st.sampled_from(Variant),
)
def test_what_stays_inside_reaches_no_letter_of_any_kind(
    marked: Marked, ticks: int, reason: str, ground: LegalGround | None, variant: Variant
) -> None:
    house = marked.house
    for draft in marked.drafts(ticks, reason, ground, variant):
        text = text_of(house.letters.look(draft, actor=house.actor).paper.pdf)
        outside = () if draft.kind.is_hers_by_right else OURS
        for mark in (SAFETY, *PARTNER, *outside, "qredenq", "qgrondq"):
            assert mark not in text, (draft.kind, mark)


def test_what_stays_inside_reaches_no_register_no_log_and_no_file_name(marked: Marked) -> None:
    house, actor = marked.house, marked.house.actor
    for draft in marked.drafts(2**40 - 1, TYPED_BESIDE[0], LegalGround.LEGAL_DUTY, Variant.NORMAL):
        hindrances = house.letters.look(draft, actor=actor).hindrances
        assert not [mark for mark in (SAFETY, *PARTNER, *OURS) for error in hindrances if mark in error.text()]
        house.letters.make(draft, actor=actor, is_final=not hindrances)
    told = [repr(house.letters.story(line.letter.id, actor=actor)) for line in house.letters.register(actor=actor)]
    assert len(told) > len(LetterKind)
    with house.database.reading(actor) as reading:
        log = repr(reading.session.execute(sa.text("SELECT * FROM audit")).all())
    for said in (json.dumps(records.letters(house)), log):
        assert not [mark for mark in (SAFETY, *PARTNER, *OURS, "qredenq", "qgrondq") if mark in said]
    assert not [mark for mark in (SAFETY, *PARTNER, *OURS) if mark in "".join(told)]
    numbers = [line.letter.number for line in house.letters.register(actor=actor) if line.letter.number]
    assert numbers
    assert all(number.replace("-", "").isdigit() for number in numbers)  # what a file is called by
