from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ks_desktop.coalition.domain.referring import ReferrerRole
from ks_desktop.core.values import CaseId, OrganisationId
from ks_desktop.letters.domain import DRAFT_FORM, LetterKind, LetterState, SendRoute, draft_subject
from ks_desktop.letters.form import DraftForm
from ks_desktop.letters.page import LettersPage
from ks_desktop.widgets.messages import Question
from ks_desktop.widgets.parts import Scrolling
from tests.letters.page.desk import Sight, push
from tests.letters.people import MIDWIFE_PRACTICE, TEAM
from tests.visits.conftest import focused


def open_social(sight: Sight) -> CaseId:
    case_id, _referral = sight.rooms.woman()
    sight.page.make(case_id, "referral_social")
    sight.settle()
    return case_id


def hindrances(sight: Sight) -> str:
    found = sight.page.findChild(QLabel, "hindrances")
    assert found is not None
    return str(found.text())


def test_a_new_letter_shows_the_real_page_and_what_is_needed(sight: Sight) -> None:
    open_social(sight)
    assert "CONCEPT" in sight.page.maker.view.text()
    assert "Kies wie deze brief krijgt." in hindrances(sight)
    assert sight.rooms.letters.register(actor=sight.rooms.actor) == ()  # looking stores nothing


def test_the_page_follows_a_tick_and_the_tick_is_kept(sight: Sight) -> None:
    open_social(sight)
    assert "12 maart 1998" not in sight.page.maker.view.text()
    sight.page.maker.ticks.tick("birth_date").click()
    sight.settle()
    assert "12 maart 1998" in sight.page.maker.view.text()
    (line,) = sight.rooms.letters.register(actor=sight.rooms.actor)
    assert "birth_date" in line.letter.ticked


def test_what_is_typed_is_there_when_she_comes_back(sight: Sight) -> None:
    case_id = open_social(sight)
    maker = sight.page.maker
    assert maker.form is not None
    maker.form.field("receiver").set_value(str(TEAM.id))
    maker.form.field("question").set_value("Wilt u helpen met de huur?")
    maker.leave()
    sight.settle()
    sight.page.make(case_id, "referral_social")
    sight.settle()
    assert maker.form is not None
    assert maker.form.field("question").value() == "Wilt u helpen met de huur?"
    assert "Buurtteam Oost" in maker.view.text()
    assert len(sight.rooms.letters.register(actor=sight.rooms.actor)) == 1


def test_from_nothing_to_a_final_letter_with_her_consent_recorded_in_place(sight: Sight) -> None:
    open_social(sight)
    maker = sight.page.maker
    assert maker.form is not None
    maker.form.field("receiver").set_value(str(TEAM.id))
    maker.form.field("question").set_value("Wilt u helpen met de huur?")
    sight.settle()
    assert maker.agreement.isVisible()
    assert "toestemming" in hindrances(sight)
    push(maker, "record_agreement")
    sight.settle()
    assert not maker.agreement.isVisible()
    assert not maker.needed.isVisible()
    sight.answer(lambda: push(maker, "finish"))
    (line,) = sight.rooms.letters.register(actor=sight.rooms.actor)
    assert (line.letter.state, line.letter.number) == (LetterState.FINAL, "2026-0001")
    assert sight.page.register.isVisible()
    assert sight.page.register.current() == line


def test_a_letter_that_cannot_be_final_says_why_at_its_field(sight: Sight) -> None:
    open_social(sight)
    maker = sight.page.maker
    assert maker.form is not None
    maker.form.field("receiver").set_value(str(TEAM.id))
    sight.settle()
    push(maker, "finish")
    sight.settle()
    assert sight.page.window().findChildren(Question) == []  # nothing is asked that would be refused
    assert maker.isVisible()
    assert maker.form is not None
    assert maker.form.field("question").error() == "Schrijf wat u van deze partner vraagt."
    (line,) = sight.rooms.letters.register(actor=sight.rooms.actor)
    assert line.letter.state is LetterState.DRAFT


def test_missing_consent_is_said_before_anything_is_asked_and_she_comes_where_it_is_recorded(sight: Sight) -> None:
    open_social(sight)
    maker = sight.page.maker
    assert maker.form is not None
    maker.form.field("receiver").set_value(str(TEAM.id))
    maker.form.field("question").set_value("Wilt u helpen met de huur?")
    push(maker, "finish")  # at once, before the pause after which the page follows
    sight.settle()
    assert sight.page.window().findChildren(Question) == []
    assert sight.problems == ["consent_refer"]
    assert maker.agreement.form.field("asked_by").isAncestorOf(focused())


def test_what_is_needed_stands_beside_the_button_and_not_in_what_scrolls(sight: Sight) -> None:
    open_social(sight)
    needed = sight.page.maker.needed
    assert needed.isVisible()
    assert not any(sheet.isAncestorOf(needed) for sheet in sight.page.maker.findChildren(Scrolling))


def test_a_partner_added_meanwhile_can_be_chosen_and_what_was_typed_stays(sight: Sight) -> None:
    open_social(sight)
    maker = sight.page.maker
    assert maker.form is not None
    maker.form.field("receiver").set_value(str(TEAM.id))
    maker.form.field("question").set_value("Wilt u helpen met de huur?")
    new = sight.rooms.partner(replace(TEAM, id=OrganisationId(UUID(int=99)), name="Buurtteam West"))
    sight.page.refresh()  # as when the page is shown again
    sight.settle()
    assert maker.form.field("receiver").value() == str(TEAM.id)
    assert maker.form.field("question").value() == "Wilt u helpen met de huur?"
    maker.form.field("receiver").set_value(str(new.id))
    sight.settle()
    assert "Buurtteam West" in maker.view.text()


def test_from_the_receivers_she_goes_to_the_directory(sight: Sight) -> None:
    open_social(sight)
    with sight.qtbot.waitSignal(sight.page.page_wanted) as wanted:
        push(sight.page.maker, "to_directory")
    assert wanted.args == ["directory"]


def test_not_answering_yes_leaves_the_letter_as_it_is(sight: Sight) -> None:
    case_id, _referral = sight.rooms.woman()
    sight.rooms.book(case_id)
    sight.page.make(case_id, "appointment")
    sight.settle()
    sight.answer(lambda: push(sight.page.maker, "finish"), "no")
    assert sight.page.maker.isVisible()
    assert sight.rooms.letters.register(actor=sight.rooms.actor) == ()


def test_unsafe_post_asks_for_another_route(sight: Sight) -> None:
    case_id, _referral = sight.rooms.woman(safe_post="no")
    sight.rooms.book(case_id)
    sight.page.make(case_id, "appointment")
    sight.settle()
    assert not sight.page.maker.needed.isVisible()  # it begins with a route that is safe
    assert sight.page.maker.form is not None
    sight.page.maker.form.field("route").set_value(SendRoute.POST)
    sight.settle()
    assert "Post is niet veilig" in hindrances(sight)
    assert "Lindestraat" not in sight.page.maker.view.text()


def test_another_kind_is_another_letter(sight: Sight) -> None:
    open_social(sight)
    sight.page.maker.kind.set_value(LetterKind.FEEDBACK)
    sight.settle()
    draft = sight.page.maker.draft()
    assert draft is not None
    assert draft.kind is LetterKind.FEEDBACK
    assert "Terugkoppeling" in sight.page.maker.view.text()


def test_flushing_stores_what_was_typed_a_moment_ago(sight: Sight) -> None:
    open_social(sight)
    assert sight.page.maker.form is not None
    sight.page.maker.form.field("question").set_value("Net getypt")
    sight.page.flush_draft()
    assert sight.tasks.wait_all()
    (line,) = sight.rooms.letters.register(actor=sight.rooms.actor)
    assert line.letter.words["question"] == "Net getypt"


def type_in(sight: Sight, name: str, typed: str) -> None:
    assert sight.page.maker.form is not None
    sight.page.maker.form.field(name).set_raw(typed)


def come_back(sight: Sight, case_id: CaseId) -> DraftForm:
    """Lock and unlock: what is typed is flushed, and another page, which stays, opens the same letter."""
    sight.page.flush_draft()
    assert sight.tasks.wait_all()
    again = LettersPage(sight.desk, sight.rooms.letters, sight.page)
    again.show()
    again.make(case_id, "referral_social")
    assert sight.tasks.wait_all()
    assert again.maker.form is not None
    return again.maker.form


def test_a_day_that_is_none_is_there_again_with_its_error(sight: Sight) -> None:
    case_id = open_social(sight)
    type_in(sight, "question", "Wilt u helpen met de huur?")
    type_in(sight, "contact_before", "30-2")
    form = come_back(sight, case_id)
    assert (form.field("question").raw(), form.field("contact_before").raw()) == ("Wilt u helpen met de huur?", "30-2")
    assert form.field("contact_before").error()


def test_a_text_that_no_letter_can_hold_is_there_again_with_its_error(sight: Sight) -> None:
    case_id = open_social(sight)
    long = " ".join(["Wilt u helpen?"] * 1_700)
    type_in(sight, "question", long)
    sight.page.maker.ticks.tick("birth_date").click()
    assert sight.tasks.wait_all()
    form = come_back(sight, case_id)
    assert form.field("question").raw() == long
    assert "20000" in form.field("question").error().replace(".", "")
    type_in(sight, "question", "Kort.")
    assert come_back(sight, case_id).field("question").raw() == "Kort."
    drafts = sight.desk.drafts
    assert drafts.find(DRAFT_FORM, draft_subject(case_id, LetterKind.REFERRAL_SOCIAL), actor=sight.rooms.actor) is None


def test_with_a_day_that_is_none_it_is_not_made_final(sight: Sight) -> None:
    open_social(sight)
    maker = sight.page.maker
    type_in(sight, "contact_before", "30-2")
    push(maker, "finish")
    sight.settle()
    assert not sight.page.window().findChildren(Question)
    assert maker.form is not None
    assert maker.form.field("contact_before").error()


def test_a_receipt_note_is_looked_at_and_one_key_makes_it_final(sight: Sight) -> None:
    _case, referral_id = sight.rooms.woman(feedback_route="beveiligde mail")
    sight.page.answer(referral_id, "receipt")
    sight.settle()
    maker = sight.page.maker
    assert "is ontvangen" in maker.view.text()
    assert sight.page.window().focusWidget() is maker.finish
    assert maker.finish.text() == "Vaststellen"
    QTest.keyClick(maker.finish, Qt.Key.Key_Return)
    with sight.qtbot.waitSignal(maker.finished) as rung:
        sight.settle()
    assert rung.args[1] is False  # by secure mail: a file and no paper
    (line,) = sight.rooms.letters.register(actor=sight.rooms.actor)
    assert (line.letter.state, line.letter.route) == (LetterState.FINAL, SendRoute.SECURE_MAIL)
    assert sight.page.findChildren(Question) == []


def test_a_question_letter_that_asks_nothing_says_so(sight: Sight) -> None:
    _case, referral_id = sight.rooms.woman()
    sight.page.answer(referral_id, "question")
    sight.settle()
    assert "niets meer" in hindrances(sight)


def test_a_letter_about_a_pregnancy_that_ended_since_leaves_the_screen(sight: Sight) -> None:
    case_id = open_social(sight)
    rooms, maker = sight.rooms, sight.page.maker
    rooms.clients.endings.end(case_id, "pregnancy_ended", actor=rooms.actor)
    sight.page.refresh()  # she comes back to this page
    sight.settle()
    assert maker.form is None
    assert not maker.isVisible()
    assert sight.page.register.isVisible()
    assert "Kaya" not in maker.view.text()
    assert sight.problems == ["quiet"]


def test_where_a_nurse_may_not_refer_a_request_is_one_click_away(sight: Sight) -> None:
    closed = replace(MIDWIFE_PRACTICE, id=OrganisationId(UUID(int=14)), name="POP-poli", takes_from=(ReferrerRole.GP,))
    sight.rooms.partner(closed)
    case_id, _referral = sight.rooms.woman()
    sight.page.make(case_id, "referral_medical")
    sight.settle()
    maker = sight.page.maker
    assert maker.needed.request.isHidden()
    assert maker.form is not None
    maker.form.field("receiver").set_value(str(closed.id))
    maker.look_again()
    sight.settle()
    assert "niet naar deze partner verwijzen" in hindrances(sight)
    maker.needed.request.click()
    sight.settle()
    assert maker.kind.value() == LetterKind.REQUEST_TO_REFER
    assert "Verzoek om te verwijzen" in maker.view.text()


def test_a_social_letter_is_made_by_keys_alone_with_few_of_them(sight: Sight) -> None:
    open_social(sight)
    keys = 0

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal keys
        keys += 1
        QTest.keyClick(focused(), key, modifier)

    maker = sight.page.maker
    assert maker.form is not None
    press(Qt.Key.Key_B)  # the receiver, by its first letter
    while not maker.form.field("question").is_at_work():
        press(Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "Wilt u helpen met de huur?")
    sight.settle()
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)  # her yes is missing: she comes where it is recorded
    sight.settle()
    assert maker.agreement.form.field("asked_by").is_at_work()
    while maker.agreement.isVisible() and keys < 20:
        press(Qt.Key.Key_Return)
        sight.settle()
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sight.settle()
    question = sight.page.window().findChildren(Question)[-1]
    assert question.isVisible()
    press(Qt.Key.Key_Return)
    sight.settle()
    (line,) = sight.rooms.letters.register(actor=sight.rooms.actor)
    assert line.letter.number == "2026-0001"
    assert keys <= 12, keys


def test_after_a_lock_that_kept_the_pages_the_paper_says_what_was_typed_before_it(sight: Sight) -> None:
    open_social(sight)
    maker = sight.page.maker
    assert maker.form is not None
    field = maker.form.field("question")
    field.setFocus()
    QTest.keyClicks(focused(), "Wilt u helpen?")
    sight.page.flush_draft()
    sight.page.hide()
    sight.settle()
    assert "Wilt u helpen?" not in maker.view.text()
    sight.page.show()
    sight.settle()
    assert "Wilt u helpen?" in maker.view.text()


def test_the_ticks_follow_who_reads_it_but_not_those_she_changed(sight: Sight) -> None:
    case_id, _referral = sight.rooms.woman()
    sight.page.make(case_id, "referral_medical")
    sight.settle()
    maker = sight.page.maker
    assert maker.form is not None
    assert {"address", "gp"} <= set(maker.ticks.ticked())
    maker.ticks.tick("language").click()
    sight.settle()
    maker.form.field("receiver").set_value(str(MIDWIFE_PRACTICE.id))
    sight.settle()
    sight.settle()
    assert {"address", "gp", "language"}.isdisjoint(maker.ticks.ticked())
    assert "Zeg waarom" not in hindrances(sight)
    assert "Lindestraat 8" not in maker.view.text()
    (line,) = sight.rooms.letters.register(actor=sight.rooms.actor)
    assert set(line.letter.ticked) == set(maker.ticks.ticked())
