from dataclasses import replace
from datetime import date, time

import pytest

from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.domain.own_texts import OwnText, OwnTexts
from ks_desktop.letters.domain.translation import LANGUAGES, TranslationCheck
from ks_desktop.letters.texts.parts import json_of, keyed, texts_in
from ks_desktop.letters.translating import (
    has_second,
    is_said_alike,
    language_for,
    languages_of,
    parts_beside,
    shipped_check,
    standing_of,
)
from ks_desktop.letters.wording import wording

TO_HER = (LetterKind.APPOINTMENT, LetterKind.NOT_REACHED, LetterKind.CANCELLATION, LetterKind.RECORD_EXTRACT)
TIME = time(10, 30)
OWN_DUTCH = OwnText(
    kind="appointment",
    language="nl",
    path="body.paragraph-2",
    content=json_of({"block": "paragraph", "when": "", "text": ["Neem uw zwangerschapskaart mee."]}),
)
OWN_TURKISH = OwnText(
    kind="appointment",
    language="tr",
    path="body.paragraph-2",
    content=json_of({"block": "paragraph", "when": "", "text": ["Gebelik kartınızı getirin."]}),
)


def test_every_letter_to_her_can_be_had_in_every_language_and_no_other_letter_can() -> None:
    for kind in LetterKind:
        assert languages_of(kind) == (LANGUAGES if kind in TO_HER else ())
    assert has_second(LetterKind.APPOINTMENT, "ti")
    assert not has_second(LetterKind.APPOINTMENT, "nl")
    assert not has_second(LetterKind.FEEDBACK, "tr")


def test_her_language_is_proposed_where_there_is_a_translation() -> None:
    assert language_for(LetterKind.APPOINTMENT, "uk") == "uk"
    assert language_for(LetterKind.APPOINTMENT, "so") == "nl"
    assert language_for(LetterKind.APPOINTMENT, "") == "nl"
    assert language_for(LetterKind.REFERRAL_SOCIAL, "uk") == "nl"


def shape(kind: LetterKind, language: str) -> list[object]:
    """Return what of a body must be the same in each language: the order, the conditions, what is filled in."""
    found: list[object] = []
    for key, part in keyed(wording(kind, language).get("body")).items():
        texts = texts_in(part)
        conditions = {condition for pieces in texts for condition in pieces.conditions()}
        fields = [sorted(set(pieces.fields())) for pieces in texts]
        found.append((key, part.get("when"), part.get("when_data"), conditions, fields))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_says_as_much_as_the_dutch_and_no_more(language: str) -> None:
    english = wording(LetterKind.APPOINTMENT, "en").texts
    for kind in TO_HER:
        hers = wording(kind, language)
        assert shape(kind, language) == shape(kind, "nl")
        assert hers.get("checked") is False  # nobody whose language it is looked it over yet
        assert [hers.get("checked_by"), hers.get("checked_on")] == ["", ""]
        assert hers.text("subject") not in {"", wording(kind).text("subject")}
    for table in ("patterns", "salutation", "values", "beside", "hours", "job_titles"):
        assert wording(LetterKind.APPOINTMENT, language).get(table).keys() == english[table].keys()


def test_days_and_times_are_written_as_in_each_language_in_european_digits() -> None:
    written = {
        "en": ("Tuesday 24 November 2026", "3 January 2027", "10:30"),
        "tr": ("24 Kasım 2026 Salı", "3 Ocak 2027", "10:30"),
        "pl": ("24 listopada 2026 (wtorek)", "3 stycznia 2027", "10:30"),
        "uk": ("24 листопада 2026 року (вівторок)", "3 січня 2027 р.", "10:30"),
        "ar": ("الثلاثاء 24 نوفمبر / تشرين الثاني 2026", "3 يناير / كانون الثاني 2027", "10:30"),
        "ti": ("ሰሉስ፣ 24 ሕዳር 2026", "3 ጥሪ 2027", "10:30"),
        "es": ("martes 24 de noviembre de 2026", "3 de enero de 2027", "10:30"),
        "fr": ("mardi 24 novembre 2026", "3 janvier 2027", "10\u00a0h\u00a030"),
    }
    assert written.keys() == set(LANGUAGES)
    for language, (long_day, day, at) in written.items():
        hers = wording(LetterKind.APPOINTMENT, language)
        assert hers.long_day(date(2026, 11, 24)) == long_day
        assert hers.day(date(2027, 1, 3)) == day
        assert hers.time(TIME) == at


def test_the_first_of_a_month_is_written_as_the_french_do() -> None:
    french = wording("appointment", "fr")
    assert french.long_day(date(2026, 12, 1)) == "mardi 1er décembre 2026"
    assert french.day(date(2026, 12, 11)) == "11 décembre 2026"


def test_what_is_written_anew_in_dutch_alone_has_nothing_beside_it() -> None:
    beside = dict(enumerate(parts_beside(LetterKind.APPOINTMENT, "tr", OwnTexts((OWN_DUTCH,)))))
    assert [place for place, (_dutch, hers) in beside.items() if hers is None] == [3]
    both = parts_beside(LetterKind.APPOINTMENT, "tr", OwnTexts((OWN_DUTCH, OWN_TURKISH)))
    assert all(hers is not None for _dutch, hers in both)
    assert not is_said_alike(LetterKind.APPOINTMENT, "tr", OWN_DUTCH.path, OwnTexts((OWN_DUTCH,)))
    assert is_said_alike(LetterKind.NOT_REACHED, "tr", OWN_DUTCH.path, OwnTexts((OWN_DUTCH,)))


def test_a_file_may_say_itself_who_looked_it_over() -> None:
    hers = wording(LetterKind.APPOINTMENT, "tr")
    assert shipped_check(LetterKind.APPOINTMENT, hers, "m") is None
    said = {**hers.texts, "checked": True, "checked_by": "E. Demir", "checked_on": "2026-11-20"}
    check = shipped_check(LetterKind.APPOINTMENT, replace(hers, texts=said), "m")
    assert check == TranslationCheck(
        kind="appointment", language="tr", mark="m", name="E. Demir", on=date(2026, 11, 20)
    )


def test_a_check_counts_until_anything_is_said_otherwise() -> None:
    begun = standing_of(LetterKind.APPOINTMENT, "tr")
    assert not begun.is_checked
    check = TranslationCheck(kind="appointment", language="tr", mark=begun.mark, name="E. Demir", on=date(2026, 11, 20))
    checked = standing_of(LetterKind.APPOINTMENT, "tr", checks=(check,))
    assert (checked.checked_by, checked.checked_on) == ("E. Demir", date(2026, 11, 20))
    for own in (OwnTexts((OWN_DUTCH,)), OwnTexts((OWN_TURKISH,))):
        assert not standing_of(LetterKind.APPOINTMENT, "tr", own, (check,)).is_checked
    assert not standing_of(LetterKind.CANCELLATION, "tr", checks=(check,)).is_checked
