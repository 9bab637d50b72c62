"""What is typed in the maker and no stored letter can hold: a day that is none, a text that is too long."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from ks_desktop.core.drafts import Drafts
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId
from ks_desktop.letters.domain import DRAFT_FORM, Letter, LetterDraft, draft_subject
from ks_desktop.letters.page.making import Opened, Saved

TICKED: Final = "ticked"
REASONS: Final = "reasons"
GROUND: Final = "ground"
GROUND_REASON: Final = "ground_reason"


def subject_of(letter: Letter | None, draft: LetterDraft) -> str:
    """Return what the words are about: the stored letter, else its case and kind."""
    return draft_subject(draft.case_id, draft.kind) if letter is None else str(letter.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsTyped:
    """Keeps those words as they are typed, beside the letter; its calls run in the worker."""

    drafts: Drafts
    actor: UserId

    def opening(self, open_letter: Callable[[], Opened]) -> Opened:
        """Return an opened letter with what was typed for it and could not be stored in it."""
        opened = open_letter()
        typed = self.drafts.find(DRAFT_FORM, subject_of(opened.letter, opened.draft), actor=self.actor)
        return replace(opened, typed=typed)

    def saving(self, save: Callable[[], Saved], subject: str, typed: dict[str, Any], *, is_whole: bool) -> Saved:
        """Store a letter; keep everything as typed when the letter does not say all of it, else keep nothing.

        Raises:
            UserError: the letter was refused; what is typed is kept.
        """
        try:
            saved = save()
        except UserError:
            self.drafts.keep(DRAFT_FORM, subject, typed, actor=self.actor)
            raise
        stored = str(saved.letter.id)
        if not is_whole:
            self.drafts.keep(DRAFT_FORM, stored, typed, actor=self.actor)
        for over in {subject, stored} if is_whole else {subject} - {stored}:
            if self.drafts.find(DRAFT_FORM, over, actor=self.actor) is not None:
                self.drafts.drop(DRAFT_FORM, over, actor=self.actor)
        return saved
