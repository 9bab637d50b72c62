import pytest
import sqlalchemy as sa

from ks_desktop.security.domain import Role
from ks_desktop.security.store import AuditRow
from tests.clients.restricted.makers import colleague
from tests.houses import practice


def test_closing_twice_is_harmless() -> None:
    house = practice()
    house.close()
    house.close()
    assert not house.folder.exists()


def test_who_comes_and_goes_is_logged() -> None:
    house = practice()
    with house.database.reading(house.actor) as reading:
        events = reading.session.scalars(sa.select(AuditRow.event).order_by(AuditRow.seq)).all()
    house.close()
    assert events[-1] == "logged_in"


def test_what_is_to_be_done_at_closing_is_done_once() -> None:
    house = practice()
    done: list[str] = []
    house.when_closed(lambda: done.append("x"))
    house.close()
    house.close()
    assert done == ["x"]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PRIVACY_OFFICER])
def test_who_may_see_no_women_may_have_the_file_looked_over(role: Role) -> None:
    house = practice()
    house.actor = colleague(house, "kijker", role)
    assert house.verify() == []
    house.close()
