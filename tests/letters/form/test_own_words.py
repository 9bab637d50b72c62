from datetime import date

from pytestqt.qtbot import QtBot

from ks_desktop.letters.domain import LetterDraft, LetterKind
from ks_desktop.letters.form import DraftForm
from ks_desktop.letters.form.own_words import FOLLOW_UP
from tests.letters.people import CASE, TODAY


def form_of(qtbot: QtBot, draft: LetterDraft) -> DraftForm:
    form = DraftForm(draft, (), lambda: TODAY)
    qtbot.addWidget(form)
    return form


def test_each_kind_asks_what_only_it_says_and_gives_it_back(qtbot: QtBot) -> None:
    asked = {"requested_by": "mevrouw zelf", "requested_on": "2026-11-20", "identity": "paspoort"}
    extract = form_of(qtbot, LetterDraft(kind=LetterKind.RECORD_EXTRACT, case_id=CASE, words=asked))
    assert set(extract.names()) - {"language", "variant"} == {"route", *asked}
    assert extract.read(()).words == asked
    assert extract.field("requested_on").value() == date(2026, 11, 20)
    off = form_of(qtbot, LetterDraft(kind=LetterKind.CANCELLATION, case_id=CASE, words={"follow_up": "she_calls"}))
    assert off.read(()).words == {"follow_up": "she_calls"}
    assert set(FOLLOW_UP) == {"we_call", "she_calls", "nothing"}


def test_of_volunteers_one_thing_is_asked_and_of_who_may_refer_where_to(qtbot: QtBot) -> None:
    informal = form_of(qtbot, LetterDraft(kind=LetterKind.REFERRAL_INFORMAL, case_id=CASE))
    assert informal.names() == ("receiver", "route", "variant", "question", "contact_before")
    request = form_of(qtbot, LetterDraft(kind=LetterKind.REQUEST_TO_REFER, case_id=CASE))
    names = ("receiver", "route", "variant", "refer_to", "question", "assessment", "agreements", "contact_before")
    assert request.names() == names
