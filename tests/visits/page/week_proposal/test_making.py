"""What is said while a plan is made; the making itself is tested at the pane, with the real engine."""

import pytest

from ks_desktop.visits.page.week_proposal.making import Progress, booked_words


def test_progress_speaks_of_better_and_never_of_points() -> None:
    progress = Progress()
    assert "eerste plan" in progress.words(0.01, 2000)
    assert "eerste plan" in progress.words(0.02, 1999)
    assert progress.words(0.5, 1500) == "Het plan is al 25 % beter dan het eerste …"
    assert "zou helpen" in progress.words(0.95, 1500)


def test_a_plan_that_costs_nothing_is_no_division() -> None:
    assert "eerste plan" in Progress().words(0.5, 0)


@pytest.mark.parametrize(
    ("booked", "refused", "words"),
    [
        (1, 0, "1 bezoek geboekt. Ctrl+Z maakt het ongedaan."),
        (23, 0, "23 bezoeken geboekt. Ctrl+Z maakt alles ongedaan."),
        (0, 2, "2 konden niet worden geboekt; bij elk staat waarom."),
        (
            1,
            1,
            "1 bezoek geboekt. Ctrl+Z maakt het ongedaan. 1 kon niet worden geboekt; er staat bij waarom.",
        ),
    ],
)
def test_what_became_of_the_rows_is_one_line(booked: int, refused: int, words: str) -> None:
    assert booked_words(booked, refused) == words
