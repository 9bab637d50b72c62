from dataclasses import replace

from ks_desktop.paper.paint import render
from tests.paper import samples
from tests.paper.reading import pages_of, read


def test_a_day_of_four_visits_with_its_strip_is_one_sheet() -> None:
    pages = pages_of(render(samples.day_plan(4)))
    assert len(pages) == 1
    assert pages[0].index("15:30") < pages[0].index("hier afscheuren") < pages[0].index("Dorpsstraat 8-A")


def test_a_longer_day_keeps_its_strip_on_the_last_sheet() -> None:
    pages = pages_of(render(samples.day_plan(9)))
    assert len(pages) == 3
    assert "hier afscheuren" not in "".join(pages[:-1])
    assert "Dorpsstraat 13-A" in pages[-1]


def test_a_day_of_forty_visits_still_prints_every_one() -> None:
    text = "".join(pages_of(render(samples.day_plan(40))))
    for index in range(40):
        assert text.count(f"K7Q{index}") >= 2


def test_a_week_is_one_sheet_on_its_side_and_a_team_has_every_name() -> None:
    page = read(render(samples.week_plan())).pages[0]
    assert page.mediabox.width > page.mediabox.height
    pages = pages_of(render(samples.week_plan(6)))
    for nurse in range(6):
        assert sum(f"M.P. {nurse}" in page for page in pages) == 1
    assert all("ma 23 nov" in page for page in pages)


def test_where_the_log_was_stands_beside_the_page_number_and_is_part_of_the_document() -> None:
    sheet = samples.day_plan(4)
    held = replace(sheet, anchor="L 004821-9F3A2C1B")
    assert all("L 004821-9F3A2C1B" in page for page in pages_of(render(held)))
    assert render(held) == render(held)
    assert "L 0048" not in "".join(pages_of(render(sheet)))


def test_a_recovery_sheet_is_one_page_with_every_group() -> None:
    pages = pages_of(render(samples.recovery_sheet()))
    assert len(pages) == 1
    assert "K7QP" in "".join(pages[0].split())


def test_a_nurse_with_more_visits_than_a_page_holds_has_her_name_on_each() -> None:
    pages = pages_of(render(samples.week_plan(2, visits=40)))
    assert len(pages) >= 4
    assert all("M.P. 0" in page or "M.P. 1" in page for page in pages)
