from dataclasses import replace
from datetime import time, timedelta

from ks_desktop.clients.domain import CaseStatus
from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import IncomingPaperId, new_id
from ks_desktop.referrals.domain import NotTakenUp, ReferralLine, line_of
from ks_desktop.referrals.domain.papers import IncomingPaper, PaperOrigin
from ks_desktop.referrals.intake import read
from ks_desktop.referrals.table import (
    COLUMNS,
    NARROW_COLUMNS,
    Entry,
    days_waiting,
    entry_of_line,
    entry_of_paper,
    remark,
    sent_by,
)
from ks_desktop.widgets.theme import Tone
from tests.referrals.makers import TODAY, make_values


def make_line(*, has_consent: bool = True, **changes: str) -> ReferralLine:
    intake = read(make_values(**changes), today=TODAY)
    return line_of(intake.referral, intake.case, intake.client, has_consent=has_consent, today=TODAY)


def make_paper(media_type: str = "application/pdf", origin: PaperOrigin = PaperOrigin.DROPPED) -> IncomingPaper:
    return IncomingPaper(
        id=IncomingPaperId(new_id()),
        media_type=media_type,
        sha256="0" * 64,
        size=1,
        received_at=instant_of(TODAY - timedelta(days=2), time(16, 0)),
        origin=origin,
    )


def cells(entry: Entry) -> list[str]:
    return [column.text(entry) for column in COLUMNS]


def test_a_line_reads_as_a_nurse_says_it() -> None:
    assert cells(entry_of_line(make_line())) == ["Aylin Kaya", "23+4", "Praktijk De Bron", "3 dagen", "Snel"]
    assert cells(entry_of_line(make_line(has_consent=False, phone="", urgency=""))) == [
        "Aylin Kaya",
        "23+4",
        "Praktijk De Bron",
        "3 dagen",
        "telefoon, toestemming",
    ]
    assert set(NARROW_COLUMNS) <= set(COLUMNS)


def test_waiting_is_counted_in_days() -> None:
    assert [days_waiting(days) for days in (0, 1, 3)] == ["vandaag", "1 dag", "3 dagen"]


def test_who_sent_it_is_as_short_as_it_is_known() -> None:
    assert sent_by(make_line(referrer_organisation="")) == "S. de Wit"
    assert sent_by(make_line(referrer_organisation="", referrer_name="")) == "Verloskundige"
    assert sent_by(make_line(referrer_organisation="", referrer_name="", route="self")) == "Zijzelf"
    assert sent_by(make_line(referrer_organisation="", referrer_name="", referrer_role="")) == ""


def test_the_remark_says_why_it_was_put_aside() -> None:
    line = make_line()
    aside = replace(line.referral, not_taken_up=NotTakenUp.OUTSIDE_AREA)
    intake = read(make_values(), today=TODAY)
    put_aside = line_of(aside, intake.case, intake.client, has_consent=True, today=TODAY)
    closed = line_of(
        line.referral,
        replace(intake.case, status=CaseStatus.CLOSED),
        intake.client,
        has_consent=True,
        today=TODAY,
    )
    assert remark(put_aside) == "Zij woont buiten ons werkgebied"
    assert remark(closed) == "Traject gesloten"
    assert remark(make_line(urgency="routine")) == ""


def test_what_is_destroyed_soon_says_so_before_what_is_missing() -> None:
    line = make_line(has_consent=False, phone="", urgency="routine")
    entry = entry_of_line(line, 5)
    assert entry.remark == "wordt over 5 dagen vernietigd · telefoon"
    assert entry.tone is Tone.ATTENTION
    assert entry_of_line(line, 1).remark.startswith("wordt over 1 dag vernietigd")
    assert entry_of_line(line, 0).remark.startswith("wordt vandaag vernietigd")


def test_only_what_must_go_soon_asks_for_attention() -> None:
    pill = COLUMNS[-1].pill
    assert pill is not None
    assert pill(entry_of_line(make_line(urgency="urgent"))) is Tone.ATTENTION
    assert pill(entry_of_line(make_line(urgency="routine"))) is None
    confer = entry_of_line(make_line(urgency="routine", consult_first="yes"))
    assert (confer.remark, pill(confer)) == ("eerst overleggen", Tone.ATTENTION)


def test_weeks_and_days_sort_by_number() -> None:
    weeks, waits = COLUMNS[1].sort, COLUMNS[3].sort
    assert weeks is not None
    assert waits is not None
    early = entry_of_line(make_line(due_date="2027-07-16", consent_on="2026-11-18"))
    assert weeks(early) < weeks(entry_of_line(make_line()))
    assert waits(entry_of_line(make_line())) == 3
    assert weeks(entry_of_line(replace(make_line(), age=None))) is None


def test_a_paper_stands_in_the_list_without_a_name() -> None:
    entry = entry_of_paper(make_paper(), TODAY)
    assert cells(entry) == ["Binnengekomen formulier", "", "Hier binnengebracht", "2 dagen", "Bekijken en overnemen"]
    assert not entry.can_be_planned
    scan = entry_of_paper(make_paper("image/jpeg", PaperOrigin.WATCHED), TODAY)
    assert (scan.name, scan.sender) == ("Foto of scan", "Uit de map")


def test_the_remark_says_when_the_referrer_was_asked_for_what_is_missing() -> None:
    line = make_line(has_consent=False)
    asked = replace(line, referral=replace(line.referral, asked_on=TODAY))
    assert remark(asked).endswith("gevraagd op za 21 nov")
    assert "gevraagd" not in remark(replace(asked, missing=()))
    assert "gevraagd" not in remark(line)
