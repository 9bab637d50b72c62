from uuid import UUID

from ks_desktop.core.values import CaseId
from ks_desktop.letters.domain import LetterDraft, LetterKind, Variant, draft_subject


def test_a_letter_begins_in_dutch_and_as_always() -> None:
    draft = LetterDraft(kind=LetterKind.APPOINTMENT, case_id=CaseId(UUID(int=7)))
    assert (draft.language, draft.variant, draft.ground, draft.corrects) == ("nl", Variant.NORMAL, None, None)


def test_what_is_typed_for_two_kinds_is_kept_apart() -> None:
    case = CaseId(UUID(int=7))
    assert draft_subject(case, LetterKind.RECEIPT) != draft_subject(case, LetterKind.QUESTION)
