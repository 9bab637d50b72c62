import re
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.casefile.summary import last_visit, summary
from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.visits.domain import (
    Agreement,
    Appointment,
    Companion,
    CompanionKind,
    Help,
    HelpKind,
    Mode,
    Need,
    Outcome,
    Present,
    Report,
)
from ks_desktop.visits.domain.cleaning import cleaned
from ks_desktop.visits.domain.reporting import NextContact
from tests.visits.store.test_reports import whole_reports

DAY = date(2026, 11, 21)
DUE = date(2027, 3, 16)
NAMES = {"call": "Telefonisch gesprek", "second_visit": "Tweede huisbezoek"}
REPORT = Report(
    outcome=Outcome.VISITED,
    held_on=DAY,
    note="Haar broer Bram is verslaafd.",
    agreed=("weg bij Bram",),
    next_step="bel Bram",
    present=(Present.PARTNER, Present.INTERPRETER),
    mode=Mode.HOME,
    topics=("money", "sleep", "smoking"),
    help_wanted=("money",),
    need=Need.SMALL_PUSH,
    agreements=(
        Agreement(id=UUID(int=1), who="zij", what="belt de verloskundige.", by_when=date(2026, 11, 28)),
        Agreement(id=UUID(int=2), who="ik", what="stuur de folder"),
    ),
    help=(
        Help(kind=HelpKind.INFORMATION),
        Help(kind=HelpKind.INFORMAL_NETWORK, what="buurvrouw Bram"),
        Help(kind=HelpKind.PROGRAMME, what="Stevig Ouderschap"),
    ),
    feed_back="Bram",
)
VISIT = Appointment(
    id=AppointmentId(UUID(int=2)),
    case_id=CaseId(UUID(int=1)),
    nurse=UserId(UUID(int=3)),
    starts_at=instant_of(DAY, time(9)),
    minutes=60,
    location="bij Bram",
    cancel_reason="Bram",
    companions=(Companion(kind=CompanionKind.OTHER, name="Bram"),),
    report=REPORT,
)
EMPTY = re.compile(r"\s[.;,]|[.;:,]\s*[.;:]|: *$|\(\)|  |^\s*$")


def test_a_whole_report_reads_as_a_colleague_would_write_it() -> None:
    assert summary(VISIT, DUE, NextContact(contact_type="call", not_before=date(2026, 12, 7)), NAMES) == (
        "Prenataal huisbezoek op 21 november 2026, bij een zwangerschapsduur van 23+4 weken. "
        "Naast mevrouw was aanwezig: partner en tolk. "
        "Besproken: rondkomen met geld; slapen en rust; roken en meeroken. "
        "Zij wil hulp bij: rondkomen met geld. "
        "Naar haar eigen idee heeft zij een klein zetje nodig. "
        "Er is informatie gegeven. Er is hulp vanuit haar eigen omgeving. Zij doet mee aan Stevig Ouderschap. "
        "Afgesproken: zij belt de verloskundige (uiterlijk 28 november 2026); ik stuur de folder. "
        "Volgend contact: telefonisch gesprek, vanaf 7 december 2026."
    )


def test_what_nobody_said_leaves_no_empty_sentence() -> None:
    bare = replace(VISIT, report=Report(outcome=Outcome.VISITED, held_on=DAY), mode=Mode.PHONE)
    assert summary(bare, DUE, None, NAMES) == (
        "Prenataal gesprek per telefoon op 21 november 2026, bij een zwangerschapsduur van 23+4 weken."
    )
    late = replace(VISIT, report=Report(outcome=Outcome.VISITED, held_on=DAY, need=Need.NOTHING, mode=Mode.VIDEO))
    assert summary(late, DAY - timedelta(days=60), NextContact(contact_type="gone"), NAMES) == (
        "Prenataal gesprek via beeldbellen op 21 november 2026. Naar haar eigen idee heeft zij nu niets nodig."
    )
    with pytest.raises(ValueError, match="reported"):
        summary(replace(VISIT, report=None), DUE, None, NAMES)


@given(whole_reports(), st.sampled_from([*NAMES, "gone"]), st.none() | st.just(DAY))
def test_no_sentence_is_empty_and_no_free_word_of_others_stands_in_it(
    report: Report, contact: str, not_before: date | None
) -> None:
    other = "Xqzvw"  # stands for whatever somebody wrote of somebody else
    help_given = tuple(one for one in report.help if one.kind is not HelpKind.INFORMAL_NETWORK)
    told = replace(
        cleaned(report),
        note=other,
        agreed=(other,),
        next_step=other,
        feed_back=other,
        agreements=(),
        help=(*help_given, Help(kind=HelpKind.INFORMAL_NETWORK, what=other)),
    )
    visit = replace(VISIT, report=told, location=other, cancel_reason=other)
    text = summary(visit, DUE, NextContact(contact_type=contact, not_before=not_before), NAMES)
    assert other not in text
    assert EMPTY.search(text) is None, text
    assert text.endswith(".")


@given(whole_reports())
def test_what_was_agreed_never_makes_a_broken_sentence(report: Report) -> None:
    agreements = tuple(one for one in cleaned(report).agreements if one.what.strip(".;:, "))
    plain = [replace(one, who="zij", what=f"belt {place}.") for place, one in enumerate(agreements)]
    text = summary(replace(VISIT, report=replace(report, agreements=tuple(plain))), DUE, None, NAMES)
    assert EMPTY.search(text) is None, text
    assert text.count("zij belt ") == len(plain)


def test_the_visit_held_last_is_told_of() -> None:
    older = replace(VISIT, id=AppointmentId(UUID(int=9)), report=replace(REPORT, held_on=DAY - timedelta(days=1)))
    not_held = replace(VISIT, report=replace(REPORT, outcome=Outcome.NOT_AT_HOME, held_on=DAY + timedelta(days=1)))
    assert last_visit([VISIT, older, not_held]) == VISIT
    assert last_visit([not_held, replace(VISIT, report=None)]) is None
