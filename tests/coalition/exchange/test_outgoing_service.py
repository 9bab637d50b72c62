from dataclasses import replace

import pytest

from ks_desktop.coalition.domain import CapacityState, Cost, Mark
from ks_desktop.coalition.exchange.outgoing_service import NOBODY, document_lines, service
from tests.coalition.exchange.makers import ANSWER, BUDGET, PROGRAMME, VALLEY


@pytest.mark.parametrize(
    ("text", "lines"), [("", []), ("a\nb", ["a", "b"]), ("a\n\nb", ["a\n\nb"]), ("a\n b", ["a\n b"])]
)
def test_documents_are_a_row_a_line_unless_the_lines_mean_something(text: str, lines: list[str]) -> None:
    assert document_lines(text) == lines


def test_a_programme_of_nobody_points_at_nobody_and_says_that_it_is_not_sure() -> None:
    row = service(PROGRAMME, {}, None).row
    assert (row.get("organization_id"), row.get("status")) == (NOBODY, "active")
    assert row.get("alert").startswith("Niet zeker")
    sure = service(replace(PROGRAMME, mark=Mark.FOUND), {}, None).row
    assert sure.get("alert").startswith("Voorstel")
    assert service(replace(BUDGET, is_hidden=True), {}, None).row.get("status") == "inactive"


@pytest.mark.parametrize(
    ("state", "available"),
    [(CapacityState.OPEN, "1"), (CapacityState.WAITING, "1"), (CapacityState.FULL, "0"), (CapacityState.UNKNOWN, None)],
)
def test_capacity_says_whether_referrals_are_taken(state: CapacityState, available: str | None) -> None:
    answer = replace(ANSWER, state=state, weeks=None)
    rows = service(BUDGET, {}, answer).groups["capacity"]
    assert [row.get("available") for row in rows if row.table == "service_capacity"] == (
        [available] if available else []
    )
    assert ("capacity_state", state.value) in {(row.get("link_type"), row.get("value")) for row in rows}


def test_a_region_goes_along_with_its_municipalities() -> None:
    *_towns, region = service(BUDGET, {VALLEY.key: VALLEY}, None).groups["areas"]
    assert (region.get("name"), region.get("extent")) == ("Regio Vallei", "GM0228,GM0344")


def test_what_it_costs_is_said_only_where_somebody_asked() -> None:
    assert service(replace(BUDGET, cost=Cost.UNKNOWN), {}, None).groups["costs"] == []
    (row,) = service(BUDGET, {}, None).groups["costs"]
    assert (row.get("option"), row.get("amount"), row.get("currency")) == ("Gratis", "0", "EUR")
