from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.domain.translation import LANGUAGES
from ks_desktop.letters.form import DraftForm
from ks_desktop.letters.form.language import LanguageField, language_fields
from ks_desktop.letters.translating import standing_of
from tests.letters.people import CASE, TODAY

APPOINTMENT = LetterDraft(kind=LetterKind.APPOINTMENT, case_id=CASE, language="uk")


def test_a_letter_to_her_offers_dutch_alone_and_each_translation(qtbot: QtBot) -> None:
    field = LanguageField(LetterKind.APPOINTMENT)
    qtbot.addWidget(field)
    assert [option.value for option in field.options] == ["nl", *LANGUAGES]
    assert all(option.label and option.label != option.value for option in field.options)
    assert language_fields(LetterKind.FEEDBACK) == []


def test_it_says_how_the_translation_stands_or_why_there_is_none(qtbot: QtBot) -> None:
    field = LanguageField(LetterKind.APPOINTMENT)
    qtbot.addWidget(field)
    waits = standing_of(LetterKind.APPOINTMENT, "uk")
    field.tell("uk", waits)
    assert "na te kijken door een moedertaalspreker" in field.note()
    field.tell("uk", replace(waits, checked_by="O. Koval", checked_on=date(2026, 11, 1)))
    assert "O. Koval" in field.note()
    field.tell("so", None)
    assert "nog geen vertaling" in field.note()
    assert "Somali" in field.note()
    field.tell("", None)
    assert "niet in haar dossier" in field.note()
    for known in ("nl", "tr"):
        field.tell(known, None)
        assert field.note() == ""


def test_the_draft_keeps_the_language_that_was_chosen(qtbot: QtBot) -> None:
    form = DraftForm(APPOINTMENT, (), lambda: TODAY)
    qtbot.addWidget(form)
    assert form.read(()) == APPOINTMENT
    form.field("language").set_value("ar")
    assert form.read(()).language == "ar"
    form.field("language").set_value("nl")
    assert form.read(()).language == "nl"
