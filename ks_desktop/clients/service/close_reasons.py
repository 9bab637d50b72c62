"""Why cases close, as data: what is shipped, as an organisation changed it, and what it added."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from ks_desktop.clients.domain import Case, CaseStatus, CloseReason, ClosingReason
from ks_desktop.clients.store import close_reasons
from ks_desktop.core import paths
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, NOTE_MAX, Changes, UserId, clean_line, clean_note, new_id, search_key
from ks_desktop.security.domain import NOBODY, AuditEvent

NEW: Final = ""  # the key of a reason that has none yet
_CHANGED: Final = Changes(clients=True)


class CloseReasons:
    """The closing reasons of an organisation. One that a case keeps is never deleted, and keeps its kind."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, *, reading: Reading) -> tuple[ClosingReason, ...]:
        """Return every reason in its order, also those that are not offered any more."""
        stored = close_reasons.all_of(reading)
        shipped = shipped_reasons()
        own = (replace(each, is_own=True) for key, each in stored.items() if key not in shipped)
        every = [*(stored.get(key, each) for key, each in shipped.items()), *own]
        return tuple(sorted(every, key=lambda each: (each.position, each.label)))

    def offered(self, *, reading: Reading) -> tuple[ClosingReason, ...]:
        """Return the reasons that can be chosen, in their order."""
        return tuple(each for each in self.all(reading=reading) if each.is_offered)

    def listed(self, *, actor: UserId) -> tuple[tuple[ClosingReason, int], ...]:
        """Return every reason with how many cases keep it, for the screen."""
        with self._database.reading(NOBODY) as reading:
            used = close_reasons.used(reading)  # numbers, also for who may see nobody's case
        with self._database.reading(actor) as reading:
            return tuple((each, used[each.key]) for each in self.all(reading=reading))

    def choices(self, *, actor: UserId) -> tuple[ClosingReason, ...]:
        """Return the reasons that can be chosen, for the screen."""
        with self._database.reading(actor) as reading:
            return self.offered(reading=reading)

    def of(self, key: str, *, reading: Reading) -> ClosingReason:
        """Return one reason, also one that is not offered any more.

        Raises:
            UserError: there is none of this key.
        """
        found = next((each for each in self.all(reading=reading) if each.key == key), None)
        if found is None:
            raise UserError(N_("Choose why this case closes."), code="close_reason", field="reason")
        return found

    def label_of(self, case: Case, *, reading: Reading) -> str:
        """Return what the reason of a closed case is called, "" of an open one; before there were keys, by its kind."""
        key = key_of(case)
        return self.of(key, reading=reading).label if key else ""

    def save(self, reason: ClosingReason, *, place: int | None = None, actor: UserId) -> Changes:
        """Keep a reason as it was changed, or a new one, whose key is empty.

        Args:
            reason: as it must become.
            place: in the list, counted from 1; None leaves it where it is, a new one last.
            actor: who changes it.
        Raises:
            UserError: it has no name, its name is taken or too long, its kind is used by cases or is that of a shipped
                one, or nothing would be offered for a pregnancy that ended.
            StaleError: somebody changed it first.
        """
        with self._database.work(actor, AuditEvent.SETTINGS_CHANGED) as work:
            known = {each.key: each for each in self.all(reading=work)}
            checked = replace(reason, label=_label(reason, known.values()))
            if checked.key == NEW:
                last = max((each.position for each in known.values()), default=0)
                checked = replace(checked, key=new_id().hex, position=last + 1, version=0)
            elif checked.key not in known:
                raise StaleError
            else:
                self._check_kind(checked, known[checked.key], work)
            self._check_offered(checked, known)
            close_reasons.put(work, checked)
            if place is not None:
                self._move(checked.key, place - 1, work)
        return _CHANGED

    def _move(self, key: str, to: int, work: Work) -> None:
        """Give a reason another place in the list, counted from 0; what stands right already is not stored."""
        every = [each for each in self.all(reading=work) if each.key != key]
        every.insert(max(0, min(to, len(every))), self.of(key, reading=work))
        for position, each in enumerate(every, start=1):
            if each.position != position:
                close_reasons.put(work, replace(each, position=position))

    def delete(self, key: str, *, actor: UserId) -> Changes:
        """Remove a reason that the organisation made and no case keeps.

        Raises:
            UserError: a case keeps it, or it was shipped: do not offer it any more instead.
        """
        with self._database.work(actor, AuditEvent.SETTINGS_CHANGED) as work:
            if close_reasons.used(work)[key] or key in shipped_reasons():
                raise UserError(
                    N_("This reason cannot be deleted. You can choose not to offer it any more."), code="in_use"
                )
            close_reasons.remove(work, key)
        return _CHANGED

    def _check_kind(self, wanted: ClosingReason, before: ClosingReason, work: Reading) -> None:
        if wanted.kind is before.kind:
            return
        if wanted.key in shipped_reasons() or close_reasons.used(work)[wanted.key]:
            raise UserError(N_("Cases were closed with this reason: its kind stays."), code="kind_used", field="kind")

    def _check_offered(self, wanted: ClosingReason, known: Mapping[str, ClosingReason]) -> None:
        after = {**known, wanted.key: wanted}.values()
        if not any(each.is_offered and each.kind is CloseReason.PREGNANCY_ENDED for each in after):
            raise UserError(
                N_("A reason for a pregnancy that ended must be offered."), code="needed", field="is_offered"
            )


def key_of(case: Case) -> str:
    """Return the key of the reason a closed case keeps, "" of an open one."""
    return case.closing or (case.close_reason.value if case.close_reason is not None else "")


def closed(case: Case, reason: ClosingReason, note: str, *, on: date) -> Case:
    """Return a case closed for a reason.

    Raises:
        UserError: there are too many words.
    """
    words = clean_note(note).text
    if len(words) > NOTE_MAX:
        raise UserError(
            N_("At most {most} characters fit here."), code="too_long", field="note", values={"most": NOTE_MAX}
        )
    return replace(
        case,
        status=CaseStatus.CLOSED,
        closed_on=on,
        close_reason=reason.kind,
        closing=reason.key,
        closing_note=words,
    )


def reopened(case: Case) -> Case:
    """Return a closed case as an open one."""
    return replace(case, status=CaseStatus.OPEN, closed_on=None, close_reason=None, closing="", closing_note="")


@lru_cache(maxsize=1)
def shipped_reasons() -> Mapping[str, ClosingReason]:
    """Return the reasons that are shipped, by key, in their order."""
    path = paths.resources() / "catalogue" / "close_reasons.toml"
    known = tomllib.loads(path.read_text(encoding="utf-8"))["reason"]
    return {
        each["key"]: ClosingReason(
            key=each["key"],
            label=each["label"],
            kind=CloseReason(each["kind"]),
            position=position,
            asks_note=each.get("asks_note", False),
        )
        for position, each in enumerate(known, start=1)
    }


def _label(reason: ClosingReason, known: Iterable[ClosingReason]) -> str:
    label = clean_line(reason.label).text
    if not label:
        raise UserError(N_("Give it a name."), code="required", field="label")
    if len(label) > LINE_MAX:
        raise UserError(
            N_("At most {most} characters fit here."), code="too_long", field="label", values={"most": LINE_MAX}
        )
    if any(search_key(each.label) == search_key(label) for each in known if each.key != reason.key):
        raise UserError(N_("There is one of this name already."), code="name_taken", field="label")
    return label
