from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from ks_desktop.cli import onward, records
from ks_desktop.cli.output import Exit
from ks_desktop.cli.parser import parse
from ks_desktop.coalition.domain import OfferQuestion, Organisation, OrganisationKind
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.values import CaseId, OrganisationId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterState
from ks_desktop.letters.store.rows import LetterRow
from tests.houses import TODAY, practice

TEAM = Organisation(
    id=OrganisationId(new_id()), name="Wijkteam Proef", kind=OrganisationKind.NEIGHBOURHOOD_TEAM, place="Utrecht"
)


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    house.coalition.save_organisation(TEAM, actor=house.actor)
    yield house
    house.close()


@pytest.fixture
def case_id(house: House) -> CaseId:
    return CaseId(next(line.case_id for line in house.casefiles.list(actor=house.actor).lines))


def run(house: House, *words: str) -> Exit:
    return onward.onward(house, parse(["onward", *words]))


def said(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def test_help_is_asked_followed_and_listed(house: House, case_id: CaseId, capsys: pytest.CaptureFixture[str]) -> None:
    service = house.services.find(OfferQuestion(), actor=house.actor)[0]
    words = ("--case", str(case_id), "--service", str(service.id), "--way", "herself", "--wish", "Ik kom er niet uit")
    assert run(house, "refer", *words) is Exit.DONE
    names, made = said(capsys)
    assert (names[0], made[1:3], made[3]) == ("id", [str(case_id), "draft"], service.name)
    run(house, "step", made[0], "sent", "--on", TODAY.isoformat())
    run(house, "step", made[0], "waiting", "--waiting-weeks", "3", "--json")
    (row,) = [row for row in onward.rows(house, states=["waiting"]) if row["id"] == made[0]]
    assert row["follow_up_on"] == (TODAY + timedelta(weeks=3)).isoformat()
    assert [step["state"] for step in row["steps"]] == ["draft", "sent", "waiting"]
    assert row["next"] == "Vraag haar hoelang het nog duurt"
    assert not row["overdue"]
    assert set(records.COLUMNS["onward"]) <= set(row)
    assert "Ik kom er niet uit" not in repr(row)  # words of hers stay in the window
    assert onward.rows(house, overdue=True) == [each for each in onward.rows(house) if each["overdue"]]


def test_a_partner_is_told_nothing_without_her_yes(house: House, case_id: CaseId) -> None:
    assert run(house, "refer", "--case", str(case_id), "--to", str(TEAM.id), "--way", "phone") is Exit.DONE
    (row,) = [row for row in onward.rows(house) if row["organisation"] == str(TEAM.id)]
    with pytest.raises(UserError) as refused:
        run(house, "step", row["id"], "sent")
    assert refused.value.code == "consent_refer"
    with pytest.raises(UserError) as twice:
        run(house, "refer", "--case", str(case_id), "--to", str(TEAM.id))
    assert twice.value.code == "open_already"


def test_what_came_to_nothing_shows_what_else_there_is(
    house: House, case_id: CaseId, capsys: pytest.CaptureFixture[str]
) -> None:
    found = house.services.find(OfferQuestion(), actor=house.actor)
    first = next(line for line in found[1:] if line.needs)
    need = first.needs[0]
    run(house, "refer", "--case", str(case_id), "--service", str(first.id), "--need", need, "--way", "herself")
    made = said(capsys)[1][0]
    run(house, "step", made, "sent")
    run(house, "step", made, "not_started", "--reason", "no_place")
    capsys.readouterr()
    run(house, "choices", made)
    names, *choices = said(capsys)
    assert names == ["id", "name", "organisation", "domain"]
    assert str(first.id) not in {row[0] for row in choices}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("step", "geen-nummer", "sent"), "id"),
        (("step", str(new_id()), "sent"), "gone"),
        (("step", "2026-0999", "sent"), "gone"),
        (("step", "2026-0999-X", "sent"), "slip_code"),
        (("refer", "--case", "geen-nummer"), "id"),
    ],
)
def test_what_is_not_there_is_said(house: House, words: tuple[str, ...], code: str) -> None:
    with pytest.raises(UserError) as refused:
        run(house, *words)
    assert refused.value.code == code


def test_a_letter_of_before_is_followed_by_its_number(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    with house.database.work(house.actor, "client_changed") as work:
        is_sent = (LetterRow.onward_id.is_not(None), LetterRow.state == LetterState.SENT)
        row = work.session.scalars(sa.select(LetterRow).where(*is_sent)).first()
        assert row is not None
        number, made = row.number, row.onward_id
        assert number is not None
        assert made is not None
        work.session.execute(sa.update(LetterRow).where(LetterRow.onward_id == made).values(onward_id=None))
        work.session.execute(sa.text("DELETE FROM onward_step WHERE onward_id = :id"), {"id": made.hex})
        work.session.execute(sa.text("DELETE FROM onward_referral WHERE id = :id"), {"id": made.hex})
    with pytest.raises(UserErrors):
        run(house, "step", number, "not_started")  # without a reason
    assert made not in {UUID(one["id"]) for one in onward.rows(house)}
    assert run(house, "step", number, "sent") is Exit.DONE
    again = said(capsys)[1]
    assert again[2] == "sent"
    assert run(house, "step", number, "received") is Exit.DONE
    assert said(capsys)[1][:3] == [again[0], again[1], "received"]
