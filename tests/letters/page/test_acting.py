from ks_desktop.core.values import LetterId
from ks_desktop.letters.domain import LetterKind, LetterState
from tests.letters.page.desk import Sight, push


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
