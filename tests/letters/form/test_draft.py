from dataclasses import replace
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import LetterId
from ks_desktop.letters.domain import LetterDraft, LetterKind, SendRoute, Variant
from ks_desktop.letters.form import DraftForm
from ks_desktop.letters.service import Receiver
from tests.letters.people import CASE, TEAM, TODAY

TEAM_RECEIVER = Receiver(id=TEAM.id, name=TEAM.name, detail=TEAM.place)
SOCIAL = LetterDraft(
    kind=LetterKind.REFERRAL_SOCIAL,
    case_id=CASE,
    receiver=TEAM.id,
    ticked=("name",),
    words={"question": "Wilt u <kennismaken> & meer?", "contact_before": "2026-12-04"},
    route=SendRoute.SECURE_MAIL,
)


def make_form(qtbot: QtBot, draft: LetterDraft, *receivers: Receiver) -> DraftForm:
    form = DraftForm(draft, receivers, lambda: TODAY)
    qtbot.addWidget(form)
    return form


@pytest.mark.parametrize(
    "draft",
    [
        SOCIAL,
        replace(SOCIAL, kind=LetterKind.REFERRAL_MEDICAL, words={"question": "Vraag", "assessment": "Samen bedacht"}),
        LetterDraft(kind=LetterKind.FEEDBACK, case_id=CASE, words={"help_started": "later", "message": "Meer."}),
        LetterDraft(kind=LetterKind.APPOINTMENT, case_id=CASE, receiver=UUID(int=31), route=SendRoute.BY_HAND),
        replace(SOCIAL, variant=Variant.LARGE_PRINT, corrects=LetterId(UUID(int=41))),
    ],
)
def test_a_draft_comes_back_as_it_was_shown(qtbot: QtBot, draft: LetterDraft) -> None:
    assert make_form(qtbot, draft, TEAM_RECEIVER).read(draft.ticked) == draft


def test_another_receiver_and_route_can_be_chosen(qtbot: QtBot) -> None:
    other = Receiver(id=UUID(int=99), name="Welzijn West")
    form = make_form(qtbot, SOCIAL, TEAM_RECEIVER, other)
    form.field("receiver").set_value(str(other.id))
    form.field("route").set_value("post")
    read = form.read(("phone",))
    assert (read.receiver, read.route, read.ticked) == (other.id, SendRoute.POST, ("phone",))


def test_a_day_that_cannot_be_read_is_no_day_and_stays_on_the_screen(qtbot: QtBot) -> None:
    form = make_form(qtbot, SOCIAL, TEAM_RECEIVER)
    form.field("contact_before").set_raw("31-2")
    assert "contact_before" not in form.read(()).words
    assert form.field("contact_before").raw() == "31-2"


def test_a_stored_day_that_is_damaged_shows_no_day(qtbot: QtBot) -> None:
    form = make_form(qtbot, replace(SOCIAL, words={"contact_before": "gisteren"}), TEAM_RECEIVER)
    assert form.field("contact_before").raw() == ""


def test_without_anybody_to_choose_it_says_what_to_do(qtbot: QtBot) -> None:
    form = make_form(qtbot, replace(SOCIAL, receiver=None))
    assert form.read(()).receiver is None


def test_the_route_says_what_the_referrer_asked_for(qtbot: QtBot) -> None:
    asked = Receiver(id=UUID(int=5), name="Verloskundigen De Wiek", wish="mail <veilig>")
    draft = LetterDraft(kind=LetterKind.FEEDBACK, case_id=CASE, receiver=asked.id)
    form = make_form(qtbot, draft, asked, TEAM_RECEIVER)
    assert form.field("route").note() == "Gevraagd door de verwijzer: mail <veilig>"
    form.field("receiver").set_value(TEAM.id)
    assert form.field("route").note() == ""


def test_it_says_everything_that_no_letter_can_hold(qtbot: QtBot) -> None:
    form = make_form(qtbot, SOCIAL, TEAM_RECEIVER)
    assert form.problems() is None
    assert form.put_back({"agreements": "Samen bellen"})
    assert not form.put_back({"contact_before": "31-2", "question": "x" * 20_001})
    problems = form.problems()
    assert problems is not None
    assert {error.field for error in problems.errors} == {"contact_before", "question"}
    assert form.field("contact_before").error()
    assert form.field("question").error()
