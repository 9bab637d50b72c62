from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ks_desktop.core.values import LetterId
from ks_desktop.letters.domain import LetterKind, LetterState
from tests.letters.page.desk import Sight, push
from tests.letters.people import TEAM
from tests.letters.rooms import QUESTION


def final_letter(sight: Sight) -> LetterId:
    case_id, _referral = sight.rooms.woman()
    sight.rooms.book(case_id)
    letter_id = sight.rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=sight.rooms.actor)
    sight.rooms.letters.finalise(letter_id, actor=sight.rooms.actor)
    sight.page.refresh()
    sight.settle()
    sight.page.register.table.select(letter_id)
    sight.settle()
    return letter_id


def test_a_letter_is_corrected_and_the_register_leads_from_one_to_the_other(sight: Sight) -> None:
    letters, actor, register = sight.rooms.letters, sight.rooms.actor, sight.page.register
    old = final_letter(sight)
    register.bar.correct.click()
    push(register.bar.correct_step, "do_correct_step")
    sight.settle()
    assert register.bar.correct_step.form.field("reason").error()
    register.bar.correct_step.form.field("reason").set_value("Verkeerde dag")
    push(register.bar.correct_step, "do_correct_step")
    sight.settle()
    assert sight.page.maker.isVisible()  # straight on to the letter that stands in its place
    assert "in de plaats van brief 2026-0001" in " ".join(sight.page.maker.view.text().split())
    sight.page.to_register()
    new = next(each.letter for each in letters.register(actor=actor) if each.letter.state is LetterState.DRAFT)
    register.table.select(new.id)
    register.show_letter()
    register.next_part()
    sight.settle()
    assert "In plaats van brief 2026-0001" in register.told.text()
    push(register.told, "replaced_letter")
    sight.settle()
    current = register.current()
    assert current is not None
    assert current.letter.id == old
    register.bar.hers.click()
    sight.settle()
    assert len(register.table.records()) == 2
    assert not register.looking.everything.isHidden()
    assert not register.bar.correct.isVisible()  # it was withdrawn


def test_an_answer_to_a_question_leads_to_its_referral(sight: Sight) -> None:
    case_id, referral_id = sight.rooms.woman(birth_date="")
    letters, actor, register = sight.rooms.letters, sight.rooms.actor, sight.page.register
    letter_id = letters.draft(LetterKind.QUESTION, case_id, referral_id, actor=actor)
    sight.page.refresh()
    sight.settle()
    register.table.select(letter_id)
    assert not register.bar.answer.isVisibleTo(register)  # nobody was asked yet
    letters.finalise(letter_id, actor=actor)
    sight.page.refresh()
    sight.settle()
    asked: list[object] = []
    sight.page.referral_wanted.connect(asked.append)
    register.bar.answer.click()
    assert asked == [referral_id]


def test_a_code_scanned_into_the_words_looked_for_leaves_them_empty(sight: Sight) -> None:
    scanned: list[str] = []
    sight.page.code_scanned.connect(scanned.append)
    words = sight.page.register.looking.words
    QTest.keyClicks(words.editor, "KSH:2026-0001")
    QTest.keyClick(words.editor, Qt.Key.Key_Return)
    assert scanned == ["KSH:2026-0001"]
    assert words.value() == ""


def test_what_was_heard_of_help_is_filled_in_once_its_letter_went_out(sight: Sight) -> None:
    rooms, register = sight.rooms, sight.page.register
    case_id, _referral = rooms.woman()
    draft = rooms.agree(LetterKind.REFERRAL_SOCIAL, case_id, TEAM)
    words = {**draft.words, **QUESTION}
    letter_id = rooms.letters.draft(draft.kind, case_id, TEAM.id, None, words, actor=rooms.actor)
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    sight.page.refresh()
    sight.settle()
    register.table.select(letter_id)
    assert not register.bar.answer.isVisibleTo(register)
    register.bar.sent.click()
    sight.settle()
    ask_on = register.bar.sent_step.form.field("follow_up_on")
    assert ask_on.value() == rooms.clock.today() + timedelta(days=7)
    ask_on.set_value(rooms.clock.today() + timedelta(days=10))
    push(register.bar.sent_step, "do_sent_step")
    sight.settle()
    with rooms.database.reading(rooms.actor) as reading:
        (one,) = rooms.onward.of_cases([case_id], reading=reading)[case_id]
    assert one.follow_up_on == rooms.clock.today() + timedelta(days=10)
    heard: list[object] = []
    sight.page.help_wanted.connect(heard.append)
    register.table.select(letter_id)
    register.bar.answer.click()
    assert heard == [letter_id]


def test_a_letter_that_was_withdrawn_is_corrected_with_one_push(sight: Sight) -> None:
    old = final_letter(sight)
    sight.rooms.letters.withdraw(old, "Verkeerde dag", actor=sight.rooms.actor)
    sight.page.refresh()
    sight.settle()
    sight.page.register.table.select(old)
    sight.page.register.bar.correct.click()
    sight.settle()
    assert sight.page.maker.isVisible()
    assert "in de plaats van brief 2026-0001" in " ".join(sight.page.maker.view.text().split())
