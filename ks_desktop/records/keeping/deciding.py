"""What may be decided of the lines of a proposal, and by whom: pure rules, each refusal a sentence."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import NOTE_MAX, CaseId, UserId, clean_note, search_key
from ks_desktop.records.keeping.domain import BY_ITSELF, KEEP_REASONS, KEPT, Fate, Line, Why
from ks_desktop.records.keeping.terms import Term, Unit, ends_on
from ks_desktop.security.domain import User

LONGEST: Final = Term(span=20, unit=Unit.YEARS)
_ENDLESS: Final = frozenset({Why.OTHERS_INTEREST, Why.LAW, Why.CLAIM})


def check_lines(case_ids: Collection[CaseId], lines: Iterable[Line], fate: Fate) -> tuple[Line, ...]:
    """Return the lines of these cases, when they may be decided together.

    Raises:
        UserError: none was chosen, one is not due any more or not proposed, or one must be decided by itself.
    """
    if not case_ids:
        raise UserError(N_("Choose at least one line."), code="none_chosen")
    due = {line.case_id: line for line in lines}
    missing = [key for key in case_ids if key not in due]
    if missing:
        raise UserError(
            N_("The term of one of these has not passed (any more). Look at the proposal again."), code="not_due"
        )
    chosen = tuple(due[key] for key in dict.fromkeys(case_ids))
    for line in chosen:
        _check_line(line, fate, is_alone=len(chosen) == 1)
    return chosen


def _check_line(line: Line, fate: Fate, *, is_alone: bool) -> None:
    if line.decision is not None:
        raise UserError(N_("This was decided already. Take that back first."), code="decided")
    if line.left_out is None:
        return
    if line.left_out in KEPT and fate is Fate.DESTROY:
        raise UserError(N_("This is kept longer by decision. Take that back first."), code="kept_longer")
    if line.left_out not in BY_ITSELF:
        raise UserError(
            N_("This cannot be decided now: {why}."), code=line.left_out.value, values={"why": line.left_out.label()}
        )
    if not is_alone:
        raise UserError(
            N_("A record that is shielded, ended quietly or is kept longer is decided by itself, not with others."),
            code="by_itself",
        )


def check_keeping(why: Why, until: date | None, today: date) -> None:
    """Refuse a longer keeping without a reason that holds, or without an end that can be.

    Raises:
        UserError: `why` or `until` is not right.
    """
    if why not in KEEP_REASONS:
        raise UserError(N_("Choose why it stays longer."), code="why", field="why")
    if until is None:
        if why not in _ENDLESS:
            raise UserError(N_("Say until when it stays."), code="required", field="until")
        return
    latest = ends_on(LONGEST, today)
    if not today < until <= latest:
        raise UserError(N_("Choose a day after today, at most twenty years ahead."), code="range", field="until")


def checked_note(typed: str, *, needed: bool) -> str:
    """Return a note as it is kept.

    Raises:
        UserError: it is too long, or there is none where one is needed.
    """
    words = clean_note(typed).text.strip()
    if len(words) > NOTE_MAX:
        raise UserError(
            N_("Use at most {count} characters here."), code="long", field="note", values={"count": NOTE_MAX}
        )
    if needed and not words:
        raise UserError(N_("Say in a few words why."), code="required", field="note")
    return words


def check_two(decided_by: UserId, confirmed_by: UserId, users: Mapping[UserId, User]) -> None:
    """Refuse one person twice: also under another account of the same name.

    Raises:
        UserError: `same_person`.
    """
    first, second = users.get(decided_by), users.get(confirmed_by)
    if decided_by == confirmed_by:
        raise UserError(
            N_("You decided this yourself. Somebody else must look too: ask a colleague to unlock and confirm it."),
            code="same_person",
        )
    if first and second and search_key(first.full_name) == search_key(second.full_name):
        raise UserError(
            N_("This was decided under your name by another account. Another person must confirm it."),
            code="same_person",
        )
