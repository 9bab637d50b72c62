from datetime import date, time
from uuid import UUID

from ks_desktop.core.clock import instant_of
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain.week_proposal import PlannedRow, PlanProposal, Relaxation

ROW = PlannedRow(
    case_id=CaseId(UUID(int=1)),
    contact_type="first_visit",
    name="Kaya, Aylin",
    nurse=UserId(UUID(int=2)),
    starts_at=instant_of(date(2027, 3, 28), time(1, 30)),
    minutes=60,
)


def test_a_row_over_the_hour_that_is_left_out_ends_an_hour_later_on_the_clock() -> None:
    assert (ROW.day, ROW.start, ROW.end) == (date(2027, 3, 28), time(1, 30), time(3, 30))
    assert (ROW.ends_at - ROW.starts_at).seconds == 3600


def test_only_rows_that_do_not_stand_yet_are_new() -> None:
    fixed = PlannedRow(
        case_id=CaseId(UUID(int=3)),
        contact_type="first_visit",
        name="Smit, Fenna",
        nurse=ROW.nurse,
        starts_at=ROW.starts_at,
        minutes=60,
        is_fixed=True,
    )
    assert PlanProposal(rows=(ROW, fixed), left_out=(), points=12).new == (ROW,)


def test_what_would_help_is_said_in_words() -> None:
    said = Relaxation(kind="longer", message=N_("Choose 1 to {most} weeks."), values={"most": 3})
    assert said.text() == "Kies 1 tot en met 3 weken."
