from dataclasses import replace

import pytest
import sqlalchemy as sa

from ks_desktop.clients.domain import ConsentPurpose, ConsentState
from ks_desktop.letters.domain import LegalGround, LetterKind, LetterState, SendRoute
from ks_desktop.letters.domain.wanted import Wanted
from ks_desktop.letters.service.register import final_day
from ks_desktop.letters.service.stopping import rests_on
from ks_desktop.security.domain import AuditEvent
from tests.letters.people import MIDWIFE_PRACTICE, TEAM, consent
from tests.letters.rooms import QUESTION, Rooms

SANNE = {"given_name": "Sanne", "initials": "S.", "birth_surname": "Vos", "bsn": "", "birth_date": "1990-01-02"}


@pytest.fixture
def two(rooms: Rooms) -> Rooms:
    """A letter about Aylin that was sent to the team, and a draft about Sanne."""
    case_id, _referral = rooms.woman()
    rooms.agree(LetterKind.REFERRAL_SOCIAL, case_id, TEAM)
    sent = rooms.letters.draft(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, None, QUESTION, actor=rooms.actor)
    rooms.letters.finalise(sent, actor=rooms.actor)
    rooms.letters.mark_sent(sent, SendRoute.SECURE_MAIL, rooms.clock.today(), actor=rooms.actor)
    other, _referral = rooms.woman(**SANNE)
    rooms.letters.draft(LetterKind.FEEDBACK, other, actor=rooms.actor)
    return rooms


def logged(rooms: Rooms, column: str) -> set[tuple[str, str]]:
    with rooms.database.reading(rooms.actor) as reading:
        rows = reading.session.execute(sa.text(f"SELECT event, {column} FROM audit"))  # noqa: S608 - a name of ours
        return {(row[0], row[1]) for row in rows}


def found(rooms: Rooms, **wanted: object) -> list[str]:
    lines = rooms.letters.register(actor=rooms.actor, wanted=Wanted(**wanted))  # type: ignore[arg-type]
    return [line.woman.split()[0] for line in lines]


def test_the_register_is_looked_through_by_state_kind_number_receiver_and_her_name(two: Rooms) -> None:
    assert found(two) == ["Sanne", "Aylin"]
    assert found(two, state=LetterState.SENT) == ["Aylin"]
    assert found(two, kind=LetterKind.FEEDBACK) == ["Sanne"]
    for text in ("2026-0001", "buurtteam", "BUURTTEAM oost", "ayl", "Kaya"):
        assert found(two, text=text) == ["Aylin"], text
    assert found(two, text="wiek") == ["Sanne"]
    assert found(two, text="kaya", state=LetterState.DRAFT) == []
    (line, *_rest) = two.letters.register(actor=two.actor)
    assert found(two, case_id=line.letter.case_id) == ["Sanne"]
    for odd in ("%", "_", "' or 1=1 --", "\x00", "*", "x " * 5000, "x" * 20_000):
        assert found(two, text=odd) == [], odd[:20]
    for nothing in ("   ", "\ud800"):  # half a character is no character
        assert found(two, text=nothing) == ["Sanne", "Aylin"]


def test_a_letter_is_told_with_who_did_what_and_what_went_along(two: Rooms) -> None:
    (line,) = two.letters.register(actor=two.actor, wanted=Wanted(state=LetterState.SENT))
    story = two.letters.story(line.letter.id, actor=two.actor)
    assert story.line == line
    assert (story.made_by, story.finalised_by) == ("Mw. Proef", "Mw. Proef")
    assert {"name", "phone", "question"} <= {each.word for each in story.gone}
    assert final_day(line.letter) == two.clock.today()


def test_what_went_beyond_the_preset_and_without_her_consent_is_logged_by_name(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    begun = rooms.letters.begin(LetterKind.REFERRAL_MEDICAL, case_id, MIDWIFE_PRACTICE.id, actor=rooms.actor)
    user = rooms.users.get(rooms.actor, actor=rooms.actor)
    rooms.users.change(replace(user, big_number="12345678930"), actor=rooms.actor)
    draft = replace(
        begun,
        ticked=(*begun.ticked, "bsn"),
        words={**begun.words, **QUESTION},
        reasons={"bsn": "Zij vragen erom.", "parity": "Staat niet aan."},
        ground=LegalGround.CONFLICT_OF_DUTIES,
        ground_reason="Zij weigert en het kind loopt gevaar.",
    )
    letter = rooms.letters.make(draft, actor=rooms.actor, is_final=True)
    assert letter.reasons == {"bsn": "Zij vragen erom."}  # a reason goes with its tick
    log = logged(rooms, "columns")
    assert (AuditEvent.LETTER_BEYOND_PRESET, "1: bsn") in log
    assert (AuditEvent.LETTER_WITHOUT_CONSENT, "conflict_of_duties") in log
    assert "999910413" not in repr(log)
    assert "weigert" not in repr(log)
    assert rooms.letters.letter(letter.id, actor=rooms.actor).ground_reason == draft.ground_reason
    # It does not stand on a consent, so a refusal that comes later takes nothing back.
    answer = consent(ConsentPurpose.REFER, case_id=case_id, receiver=MIDWIFE_PRACTICE.id, state=ConsentState.REFUSED)
    assert not rests_on(letter, answer, {})
    assert rests_on(replace(letter, ground=None), answer, {})
