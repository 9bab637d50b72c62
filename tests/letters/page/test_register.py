import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ks_desktop.core.values import CaseId, LetterId
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute
from ks_desktop.letters.page import register as register_page
from ks_desktop.letters.service.moving import LettersMoved
from tests.letters.page.desk import Sight, push


def with_letters(sight: Sight) -> tuple[CaseId, LetterId, LetterId]:
    case_id, _referral = sight.rooms.woman()
    sight.rooms.book(case_id)
    letters, actor = sight.rooms.letters, sight.rooms.actor
    final = letters.draft(LetterKind.APPOINTMENT, case_id, actor=actor)
    letters.finalise(final, actor=actor)
    draft = letters.draft(LetterKind.FEEDBACK, case_id, actor=actor)
    sight.page.refresh()
    sight.settle()
    return case_id, final, draft


def test_an_empty_register_says_what_to_do(sight: Sight) -> None:
    sight.page.refresh()
    sight.settle()
    assert sight.page.register.current() is None
    assert not sight.page.register.bar.isVisible()


def test_a_final_letter_can_be_shown_sent_and_withdrawn(sight: Sight) -> None:
    _case, final, _draft = with_letters(sight)
    register = sight.page.register
    register.table.select(final)
    sight.settle()
    assert register.bar.sent.isVisible()
    assert not register.bar.go_on.isVisible()
    assert "Mevrouw A. Kaya" in register.view.text()
    register.bar.sent.click()
    register.bar.sent_step.form.field("route").set_value(SendRoute.BY_HAND)
    push(register.bar.sent_step, "do_sent_step")
    sight.settle()
    letter = sight.rooms.letters.letter(final, actor=sight.rooms.actor)
    assert (letter.state, letter.route) == (LetterState.SENT, SendRoute.BY_HAND)
    assert not register.bar.sent_step.isVisible()
    register.bar.withdraw.click()
    push(register.bar.withdraw_step, "do_withdraw_step")
    sight.settle()
    assert register.bar.withdraw_step.form.field("reason").error() == "Schrijf waarom de brief wordt ingetrokken."
    register.bar.withdraw_step.form.field("reason").set_value("Verkeerde dag")
    push(register.bar.withdraw_step, "do_withdraw_step")
    sight.settle()
    assert sight.rooms.letters.letter(final, actor=sight.rooms.actor).state is LetterState.WITHDRAWN
    assert "Verkeerde dag" in register.bar.note.text()
    assert not register.bar.withdraw.isVisible()


def test_whose_record_a_letter_lay_in_is_said(sight: Sight) -> None:
    case_id, final, _draft = with_letters(sight)
    other = sight.rooms.letters.draft(LetterKind.RECEIPT, case_id, actor=sight.rooms.actor)
    sight.rooms.letters.finalise(other, actor=sight.rooms.actor)
    sight.rooms.letters.mark_sent(final, SendRoute.BY_HAND, sight.rooms.clock.today(), actor=sight.rooms.actor)
    with sight.rooms.database.work(sight.rooms.actor, "test") as work:
        LettersMoved(sight.rooms.clock).case_moved(case_id, (), work=work)
    sight.page.refresh()
    sight.settle()
    for letter_id, said in ((final, "Verstuurd toen het traject"), (other, "Ingetrokken, omdat het traject")):
        sight.page.register.table.select(letter_id)
        sight.settle()
        assert said in sight.page.register.bar.note.text()


def test_a_draft_is_gone_on_with_and_does_not_leave_the_program(sight: Sight) -> None:
    _case, _final, draft = with_letters(sight)
    register = sight.page.register
    register.table.select(draft)
    sight.settle()
    register.view.print_asked.emit()
    assert sight.problems == ["letter_not_final"]
    push(register, "go_on")
    sight.settle()
    assert sight.page.maker.isVisible()
    assert "Terugkoppeling" in sight.page.maker.view.text()


def test_her_page_is_one_step_away(sight: Sight) -> None:
    case_id, final, _draft = with_letters(sight)
    sight.page.register.table.select(final)
    with sight.qtbot.waitSignal(sight.page.case_chosen) as emitted:
        push(sight.page.register, "her_page")
    assert emitted.args == [case_id]


def test_where_there_is_no_room_list_and_letter_take_turns(sight: Sight) -> None:
    _case, final, _draft = with_letters(sight)
    register = sight.page.register
    register.table.select(final)
    sight.settle()
    assert register.list.isVisible()
    assert not register.side.isVisible()
    register.show_letter()
    assert register.side.isVisible()
    assert not register.list.isVisible()
    register.hide_letter()
    assert register.list.isVisible()
    sight.page.resize(1500, 800)
    sight.qtbot.wait(20)
    assert register.list.isVisible()
    assert register.side.isVisible()


def test_the_register_says_when_there_are_older_letters_and_shows_them(
    sight: Sight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_page, "AT_ONCE", 1)
    sight.page.register._most = 1  # noqa: SLF001 - as if there were 500
    _case, final, draft = with_letters(sight)
    register = sight.page.register
    assert [line.letter.id for line in register.table.records()] == [draft]
    assert register.rest.isVisible()
    assert "1" in register.rest.findChildren(QLabel)[0].text()
    push(register, "older_letters")
    sight.settle()
    assert [line.letter.id for line in register.table.records()] == [draft, final]
    assert not register.rest.isVisible()


def test_letters_about_a_pregnancy_that_ended_are_shown_to_who_asks_only(sight: Sight) -> None:
    case_id, final, _draft = with_letters(sight)
    rooms, register = sight.rooms, sight.page.register
    rooms.letters.mark_sent(final, SendRoute.BY_HAND, rooms.clock.today(), actor=rooms.actor)
    rooms.clients.endings.end(case_id, "pregnancy_ended", actor=rooms.actor)
    sight.page.refresh()
    sight.settle()
    assert register.table.records() == ()
    assert register.quiet.isVisible()
    register.quiet.click()
    sight.settle()
    assert final in {line.letter.id for line in register.table.records()}
    register.hide()
    register.show()
    sight.page.refresh()
    sight.settle()
    assert register.table.records() == ()


def test_the_keys_go_from_the_words_to_the_list_and_to_the_story(sight: Sight) -> None:
    _case, _final, draft = with_letters(sight)
    register = sight.page.register
    sight.page.setFocus()
    sight.qtbot.waitUntil(register.looking.words.is_at_work)
    QTest.keyClick(register.looking.words.editor, Qt.Key.Key_Down)
    sight.qtbot.waitUntil(register.table.view.hasFocus)
    line = register.current()
    assert line is not None
    assert line.letter.id == draft
    sight.settle()
    QTest.keyClick(register.table.view, Qt.Key.Key_F8)
    sight.qtbot.waitUntil(register.told.isVisible)
    QTest.keyClick(register.back, Qt.Key.Key_F8)
    assert register.view.isVisible()
    QTest.keyClick(register.back, Qt.Key.Key_Escape)
    assert register.list.isVisible()
    assert register.table.view.hasFocus()
