from datetime import date

from ks_desktop.letters.domain import LetterKind, SendRoute
from tests.visits.team import asked, office


def test_drafts_and_letters_that_told_her_are_said_when_her_case_is_handed_over() -> None:
    with office() as house:
        actor, case = house.actor, next(case for case in asked(house).cases if case.moves)
        assert case.beside == ()
        draft = house.letters.begin(LetterKind.APPOINTMENT, case.case_id, None, actor=actor)
        house.letters.keep(draft, actor=actor)
        again = next(each for each in asked(house).cases if each.case_id == case.case_id)
        assert [reason.text() for reason in again.beside] == ["Brieven in concept die meegaan: 1"]
        letter = house.letters.make(draft, actor=actor, is_final=True)
        again = next(each for each in asked(house).cases if each.case_id == case.case_id)
        assert "Brieven om te versturen die meegaan: 1" in [reason.text() for reason in again.beside]
        house.letters.mark_sent(letter.id, SendRoute.BY_HAND, date(2026, 11, 21), actor=actor)
        again = next(each for each in asked(house).cases if each.case_id == case.case_id)
        said = [reason.text() for reason in again.beside]
        assert f"Brief {letter.number} noemt deze afspraak: laat haar weten dat er een collega komt." in said
