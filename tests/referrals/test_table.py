from dataclasses import replace

from ks_desktop.clients.domain import CaseStatus
from ks_desktop.referrals.domain import NotTakenUp, ReferralLine, line_of
from ks_desktop.referrals.intake import read
from ks_desktop.referrals.table import COLUMNS, NARROW_COLUMNS, days_waiting, remark, sent_by
from ks_desktop.widgets.theme import Tone
from tests.referrals.makers import TODAY, make_values


def make_line(*, has_consent: bool = True, **changes: str) -> ReferralLine:
    intake = read(make_values(**changes), today=TODAY)
    return line_of(intake.referral, intake.case, intake.client, has_consent=has_consent, today=TODAY)


def cells(line: ReferralLine) -> list[str]:
    return [column.text(line) for column in COLUMNS]


def test_a_line_reads_as_a_nurse_says_it() -> None:
    assert cells(make_line()) == ["Aylin Kaya", "23+4", "Praktijk De Bron", "3 dagen", "Snel"]
    assert cells(make_line(has_consent=False, phone="")) == [
        "Aylin Kaya",
        "23+4",
        "Praktijk De Bron",
        "3 dagen",
        "telefoon, toestemming",
    ]
    assert set(NARROW_COLUMNS) <= set(COLUMNS)


def test_waiting_is_counted_in_days() -> None:
    assert days_waiting(make_line(received_on="2026-11-21")) == "vandaag"
    assert days_waiting(make_line(received_on="2026-11-20")) == "1 dag"


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


def test_only_what_must_go_soon_asks_for_attention() -> None:
    pill = COLUMNS[-1].pill
    assert pill is not None
    assert pill(make_line(urgency="urgent")) is Tone.ATTENTION
    assert pill(make_line(urgency="routine")) is None
    assert pill(make_line(urgency="urgent", phone="")) is None


def test_weeks_and_days_sort_by_number() -> None:
    weeks, waits = COLUMNS[1].sort, COLUMNS[3].sort
    assert weeks is not None
    assert waits is not None
    early = make_line(due_date="2027-07-16", consent_on="2026-11-18")
    assert weeks(early) < weeks(make_line())
    assert waits(make_line()) == 3
    assert weeks(replace(early, age=None)) is None
