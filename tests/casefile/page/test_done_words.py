from datetime import UTC, date, datetime
from typing import Any

from ks_desktop.casefile.page.done_words import DONE, done, done_at, said, taken_back
from ks_desktop.core.texts import _
from ks_desktop.core.undo import UndoStep
from ks_desktop.core.values import UserId, new_id
from ks_desktop.house.undoing import LABELS

TODAY = date(2026, 11, 21)
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def step(label: str, **words: Any) -> UndoStep:
    at = datetime(2026, 11, 20, 7, 12, tzinfo=UTC)
    return UndoStep(id=new_id(), label=label, done_at=at, user=UserId(new_id()), **words)


def test_each_step_has_a_sentence_and_a_name_of_its_own() -> None:
    assert set(LABELS.values()) <= set(DONE)
    for label, sentence in DONE.items():
        assert _(sentence) != sentence
        assert _(label) != label
    assert done(step("move visit")) == "Bezoek verzet."
    assert done(step("plan visit", count=3)) == "3 huisbezoeken zijn gepland."
    assert done(step("what a later version does")) == "Gedaan."


def test_a_list_says_what_it_was_about_and_what_was_taken_back() -> None:
    planned = step("plan visit", about_at=AT)
    assert said(planned, today=TODAY) == "Bezoek gepland, di 24 nov 10:30"
    assert said(step("plan visit", about_at=AT, count=2), today=TODAY) == "2 huisbezoeken zijn gepland"
    undone = step("plan visit", about_at=AT, is_undone=True)
    assert taken_back(undone, today=TODAY) == "Teruggedraaid: bezoek gepland, di 24 nov 10:30"
    assert taken_back(step("close case", is_redone=True), today=TODAY) == "Opnieuw gedaan: traject gesloten"


def test_when_it_was_done() -> None:
    assert done_at(step("close case"), today=TODAY) == "vr 20 nov 08:12"
    assert done_at(step("close case"), today=date(2026, 11, 20)) == "vandaag 08:12"
