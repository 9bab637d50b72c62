from datetime import date, timedelta

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.service.translations import Translations
from ks_desktop.letters.translating import Standing
from tests.letters.rooms import Rooms


@pytest.fixture
def translations(rooms: Rooms) -> Translations:
    return Translations(database=rooms.database, clock=rooms.clock)


def standing(translations: Translations, rooms: Rooms, language: str = "tr") -> Standing:
    found = translations.find(LetterKind.APPOINTMENT, language, actor=rooms.actor)
    assert found is not None
    return found


def test_a_check_is_recorded_shown_in_the_letter_and_taken_back(translations: Translations, rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    draft = rooms.letters.begin(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    assert draft.language == "tr"  # as her record says
    before = rooms.letters.look(draft, actor=rooms.actor)
    assert before.her_language == "tr"
    assert before.translation is not None
    assert not before.translation.is_checked
    mark = standing(translations, rooms).mark
    for kind, language in (("appointment", "nl"), ("feedback", "tr"), ("common", "tr")):
        assert translations.find(kind, language, actor=rooms.actor) is None
    for name in ("E. Demir", " E. Demir-Yıldız "):  # the second time over the first one
        changes = translations.record(
            LetterKind.APPOINTMENT, "tr", name, rooms.clock.today(), mark=mark, actor=rooms.actor
        )
        assert changes.letters
    after = rooms.letters.look(draft, actor=rooms.actor)
    assert after.translation == standing(translations, rooms)
    assert (after.translation.checked_by, after.translation.checked_on) == ("E. Demir-Yıldız", rooms.clock.today())
    assert after.paper.pdf != before.paper.pdf
    assert not standing(translations, rooms, "ar").is_checked
    translations.take_back(LetterKind.APPOINTMENT, "tr", actor=rooms.actor)
    assert rooms.letters.look(draft, actor=rooms.actor).paper.pdf == before.paper.pdf


@pytest.mark.parametrize(
    ("name", "days", "mark", "code"),
    [
        ("  ", 0, "", "required"),
        ("\u200b", 0, "", "required"),
        ("x" * 201, 0, "", "too_long"),
        ("E. Demir", 1, "", "future"),
        ("E. Demir", 0, "another", "changed"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    translations: Translations, rooms: Rooms, name: str, days: int, mark: str, code: str
) -> None:
    on: date = rooms.clock.today() + timedelta(days=days)
    shown = mark or standing(translations, rooms).mark
    with pytest.raises(UserError) as refused:
        translations.record(LetterKind.APPOINTMENT, "tr", name, on, mark=shown, actor=rooms.actor)
    assert refused.value.code == code
    assert not standing(translations, rooms).is_checked


def test_what_has_no_translation_is_looked_over_by_nobody(translations: Translations, rooms: Rooms) -> None:
    for kind, language in ((LetterKind.APPOINTMENT, "so"), (LetterKind.RECEIPT, "tr")):
        with pytest.raises(UserError) as refused:
            translations.record(kind, language, "E. Demir", rooms.clock.today(), mark="x", actor=rooms.actor)
        assert refused.value.code == "gone"
