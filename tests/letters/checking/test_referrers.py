from dataclasses import replace

from ks_desktop.letters import gate
from ks_desktop.letters.domain import LetterDraft, LetterKind, SendRoute
from tests.letters.people import CASE, MIDWIFE_PRACTICE, facts


def test_feedback_is_not_posted_to_a_referrer_whose_place_is_secret() -> None:
    known = facts(referrer_organisation=replace(MIDWIFE_PRACTICE, address_secret=True))
    draft = LetterDraft(kind=LetterKind.FEEDBACK, case_id=CASE)
    assert [error.code for error in gate.hindrances(draft, known, ())] == ["receiver_secret"]
    mailed = replace(draft, route=SendRoute.SECURE_MAIL)
    assert not gate.hindrances(mailed, known, ())
