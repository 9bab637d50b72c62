"""Local coalitions: which there are, who coordinates, what they planned, and how that was before."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from ks_desktop.coalition import catalogue, store
from ks_desktop.coalition.domain import Alliance, Coordinator
from ks_desktop.coalition.domain.alliances import standing
from ks_desktop.coalition.service.checking import check_lines, check_short_phone, too_long
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import NOTE_MAX, AllianceId, Changes, UserId, check_email, clean_note
from ks_desktop.security.domain import AuditEvent

_CHANGED: Final = Changes(coalition=True)
_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {"phone": check_short_phone, "email": check_email}
_COORDINATOR: Final = ("name", "organisation", "phone", "email")
_MOST_PARTNERS: Final = 200
_PLAN_LINES: Final = ("title", "kept_at", "checked_by")


class Alliances:
    """The local coalitions. A state that was kept is changed by a new one from a later day, and stays readable."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list(self, *, actor: UserId, on: date | None = None) -> tuple[Alliance, ...]:
        """Return the coalitions that are there on a day (today), by name."""
        with self._database.reading(actor) as reading:
            return standing(store.alliance_states(reading), self._day(on))

    def of_municipality(self, code: str, *, actor: UserId, on: date | None = None) -> tuple[Alliance, ...]:
        """Return the coalitions of a municipality on a day (today), by name; none when no coalition is known."""
        with self._database.reading(actor) as reading:
            return self.of(code, self._day(on), reading=reading)

    def of(self, code: str, on: date, *, reading: Reading) -> tuple[Alliance, ...]:
        """Do what `of_municipality` does, inside an open reading.

        A coalition that still names a municipality of before is that of the one it became, and the other way about.
        """
        codes = set(catalogue.register().codes_of(code))
        there = standing(store.alliance_states(reading), on)
        return tuple(each for each in there if codes & set(each.municipalities))

    def history(self, alliance_id: AllianceId, *, actor: UserId) -> tuple[Alliance, ...]:
        """Return all states of a coalition, the newest first.

        Raises:
            UserError: there is no such coalition.
        """
        with self._database.reading(actor) as reading:
            found = store.alliance_states(reading, [alliance_id])
        if not found:
            raise UserError(N_("This coalition is not there any more."), code="gone", field="alliance")
        return found

    def save(self, alliance: Alliance, *, actor: UserId) -> Changes:
        """Keep how a coalition stands from a day on; earlier days keep what stood then.

        Raises:
            UserErrors: a text is too long or cannot be what it stands for, or a municipality is not known.
            StaleError: somebody changed this state first.
        """
        with self._database.work(actor, AuditEvent.MUNICIPALITY_CHANGED) as work:
            self.put(alliance, work=work)
        return _CHANGED

    def put(self, alliance: Alliance, *, work: Work) -> None:
        """Do what `save` does, in the caller's transaction."""
        store.put_alliance(work, _checked(alliance))

    def _day(self, on: date | None) -> date:
        return self._clock.today() if on is None else on


def _checked(alliance: Alliance) -> Alliance:
    """Return it with clean texts, or say everything that is wrong at once."""
    typed = {"name": alliance.name, "source": alliance.source}
    typed |= {f"plan_{name}": getattr(alliance.plan, name) for name in _PLAN_LINES}
    lines, errors = check_lines(typed, {})
    coordinator, wrong = check_lines({name: getattr(alliance.coordinator, name) for name in _COORDINATOR}, _CHECKS)
    errors += [UserError(e.message, code=e.code, field=f"coordinator_{e.field}", values=e.values) for e in wrong]
    notes = {"remark": clean_note(alliance.remark).text, "plan_goals": clean_note(alliance.plan.goals).text}
    errors += [too_long(name, NOTE_MAX) for name, text in notes.items() if len(text) > NOTE_MAX]
    found = [catalogue.municipality_or_none(code) for code in alliance.municipalities]
    if None in found:
        sentence = N_("This municipality is not in the list. Choose one, or type its CBS code.")
        errors.append(UserError(sentence, code="municipality", field="municipalities"))
    if len(alliance.partners) > _MOST_PARTNERS:
        sentence = N_("At most {most} lines: put together what belongs together.")
        values = {"most": _MOST_PARTNERS}
        errors.append(UserError(sentence, code="too_many", field="partners", values=values))
    if errors:
        raise UserErrors(errors)
    codes = dict.fromkeys(each.code for each in found if each is not None)
    plan: dict[str, Any] = {name: lines[f"plan_{name}"] for name in _PLAN_LINES}
    return replace(
        alliance,
        name=lines["name"],
        source=lines["source"],
        remark=notes["remark"],
        municipalities=tuple(codes),
        partners=tuple(dict.fromkeys(alliance.partners)),
        coordinator=Coordinator(**coordinator),
        plan=replace(alliance.plan, goals=notes["plan_goals"], **plan),
    )
