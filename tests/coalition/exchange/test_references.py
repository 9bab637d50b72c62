import pytest

from ks_desktop.coalition.exchange.references import MOST_ERRORS, MOST_LOOSE, ORIGINAL, checked
from ks_desktop.coalition.exchange.rows import Row, Tables, id_from
from ks_desktop.core.errors import UserError, each


def tables(*rows: Row) -> Tables:
    found = Tables()
    for row in rows:
        found.add(row)
    return found


def org(key: str, line: int = 2, **columns: str) -> Row:
    return Row("organization", {"id": key, "name": "x", **columns}, "organization.csv", line)


def refused(*rows: Row) -> tuple[UserError, ...]:
    with pytest.raises(UserError) as caught:
        checked(tables(*rows))
    return each(caught.value)


def test_an_id_that_is_no_uuid_becomes_one_everywhere_and_stays_known() -> None:
    phone = Row("phone", {"id": "p", "organization_id": "a", "number": "1"})
    term = Row("attribute", {"id": "t", "link_id": "a", "link_entity": "organization"})
    found = tables(org("a"), phone, term)
    checked(found)
    (row,) = found.of("organization")
    assert (row.id, row.get(ORIGINAL)) == (id_from("organization", "a"), "a")
    assert phone.get("organization_id") == term.get("link_id") == row.id


def test_a_line_that_stands_there_twice_counts_once_and_two_that_differ_are_refused() -> None:
    found = tables(org("a"), org("a", 3))
    checked(found)
    assert len(found.of("organization")) == 1
    (error,) = refused(org("a"), org("a", 3, email="b@c.example"))
    assert error.text() == "organization.csv, regel 3: het id a staat al in regel 2 van «organization»."


def test_what_points_at_nothing_is_told_with_its_column_and_stays() -> None:
    found = tables(org("a"), Row("service", {"id": "s", "organization_id": "b"}, "service.csv", 9))
    checked(found)
    (notice,) = found.notices
    assert notice.text() == "service.csv, regel 9, organization_id: er is geen rij met dit id in «organization»."
    assert found.of("service")[0].get("organization_id") == id_from("organization", "b")
    alone = tables(Row("service", {"id": "s", "organization_id": "b"}))
    checked(alone)
    assert not alone.notices  # one table alone points outside it


@pytest.mark.parametrize("size", [1, 2, 5])
def test_organisations_above_each_other_in_a_circle_are_refused(size: int) -> None:
    ring = [org(str(n), n, parent_organization_id=str((n + 1) % size)) for n in range(size)]
    (error,) = refused(org("out", 9, parent_organization_id="0"), *ring)
    assert error.code == "circle"


def test_a_long_chain_is_no_circle_and_of_many_mistakes_the_first_are_told() -> None:
    checked(tables(org("0"), *(org(str(n), parent_organization_id=str(n - 1)) for n in range(1, 500))))
    wrong = [org("a", n, email=f"{n}@b.example") for n in range(100)]
    assert len(refused(*wrong)) == MOST_ERRORS
    loose = tables(org("a"), *(Row("service", {"id": str(n), "organization_id": "weg"}) for n in range(200)))
    checked(loose)
    assert len(loose.notices) == MOST_LOOSE + 1
    assert loose.notices[-1].text().endswith("niet in het bestand staat: 100.")
