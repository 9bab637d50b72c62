"""No service of the house gives anybody what her role closes: all of them are asked, not those of a list."""

import dataclasses
import inspect
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, get_type_hints
from uuid import UUID

import pytest
import sqlalchemy as sa

from ks_desktop.clients.store.rows import ClientRow
from ks_desktop.core.database import Database
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.values import (
    AppointmentId,
    CaseId,
    ClientId,
    DaySpan,
    LetterId,
    OnwardId,
    ReferralId,
    UserId,
    new_id,
)
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from ks_desktop.security.domain import NOBODY, AuditEvent, Role, User
from ks_desktop.security.rights import EVENT_RIGHTS, Right, limits_for, rights_of
from tests.houses import TODAY, practice

DEEP: Final = 3  # services of services of services
READS: Final = frozenset(
    {event for event, right in EVENT_RIGHTS.items() if right is Right.SEE_WOMEN}
    | {AuditEvent.WORK_REFUSED}
    | {AuditEvent.EXPORTED, AuditEvent.LETTER_OPENED, AuditEvent.LETTER_PRINTED, AuditEvent.PLAN_PRINTED}
    | {AuditEvent.REFERRALS_EXPORTED, AuditEvent.RESTRICTED_READ, AuditEvent.LOG_READ, AuditEvent.REQUESTS_READ}
)


@dataclass(frozen=True, slots=True)
class Door:
    """A method of a service that somebody calls as herself."""

    path: str
    call: Callable[..., Any]
    needs: tuple[tuple[str, Any], ...]


class Probe:
    """A practice house that saves nothing but lines of the log, and what stands in it of women and of visits."""

    def __init__(self) -> None:
        self.house: House = practice()
        self.first = self.house.actor
        self.people = {role: self._add(role) for role in Role}
        self.house.database.before_work.append(_only_reads)
        self.doors = tuple(_doors(self.house))
        self.supply = self._supply()

    def _add(self, role: Role) -> UserId:
        user = User(id=UserId(new_id()), name=f"rol {role.value}", full_name="Mw. Rol", roles=frozenset({role}))
        self.house.users.add(user, actor=self.first)
        return user.id

    def column(self, query: str) -> list[Any]:
        with self.house.database.reading(NOBODY) as reading:
            return [row[0] for row in reading.session.execute(sa.text(query)) if row[0]]

    def _supply(self) -> dict[Any, Any]:
        with self.house.database.reading(NOBODY) as reading:
            woman = reading.session.scalars(sa.select(ClientRow).order_by(ClientRow.id)).first()
        assert woman is not None
        reported = "SELECT {} FROM appointment WHERE note <> '' ORDER BY starts_at LIMIT 1"
        case = CaseId(UUID(self.column(reported.format("case_id"))[0]))
        return {
            CaseId: case,
            Collection[CaseId]: [case],
            ClientId: ClientId(woman.id),
            AppointmentId: AppointmentId(UUID(self.column(reported.format("id"))[0])),
            LetterId: LetterId(UUID(self.column("SELECT id FROM letter WHERE sha256 <> ''")[0])),
            ReferralId: ReferralId(UUID(self.column("SELECT id FROM referral")[0])),
            OnwardId: OnwardId(UUID(self.column("SELECT id FROM onward_referral")[0])),
            UserId: self.first,
            date: TODAY,
            DaySpan: DaySpan(date(2026, 1, 1), date(2027, 1, 1)),
            LetterKind: LetterKind.FEEDBACK,
            "text": woman.birth_surname,
            "year": TODAY.year,
            "week": 47,
        }

    def answers(self, actor: UserId) -> Iterator[tuple[str, Any]]:
        """Ask every door whose questions we know; what is refused in words is no answer."""
        for door in self.doors:
            asked = {name: self.supply.get(kind, self.supply.get(name)) for name, kind in door.needs}
            if None in asked.values():
                continue
            try:
                answer = door.call(**asked, actor=actor)
            except KsError:
                continue
            yield door.path, answer

    def told(self, actor: UserId, secrets: Sequence[Collection[str]]) -> list[set[str]]:
        """Return for each kind of words the doors whose answer holds one of them."""
        said = [(path, repr(answer)) for path, answer in self.answers(actor)]
        return [{path for path, text in said if any(word in text for word in words)} for words in secrets]


def _only_reads(_actor: UserId, named: str) -> None:
    if named not in READS:
        raise UserError("only looking", code="looking")


def _doors(house: House) -> Iterator[Door]:
    seen: set[int] = set()
    for path, service in _services(house, "house", DEEP, seen):
        for name, method in inspect.getmembers(type(service), inspect.isfunction):
            wanted = inspect.signature(method).parameters
            if name.startswith("_") or "actor" not in wanted:
                continue
            kinds = get_type_hints(method)
            needs = [
                (key, kinds.get(key))
                for key, one in wanted.items()
                if key not in {"self", "actor"} and one.default is one.empty
            ]
            yield Door(f"{path}.{name}", getattr(service, name), tuple(needs))


def _is_record(part: object) -> bool:
    return dataclasses.is_dataclass(part) and not hasattr(part, "database")


def _services(held: object, path: str, deep: int, seen: set[int]) -> Iterator[tuple[str, object]]:
    for name, part in sorted(vars(held).items()):
        is_ours = type(part).__module__.startswith("ks_desktop.") and not isinstance(part, Database)
        if not is_ours or id(part) in seen or _is_record(part):
            continue
        seen.add(id(part))
        yield f"{path}.{name}", part
        if deep and hasattr(part, "__dict__"):
            yield from _services(part, f"{path}.{name}", deep - 1, seen)


@pytest.fixture(scope="module")
def probe() -> Iterator[Probe]:
    probe = Probe()
    yield probe
    probe.house.database.before_work.remove(_only_reads)  # it logs out
    probe.house.close()


def names(probe: Probe) -> Sequence[str]:
    return probe.column("SELECT birth_surname FROM client") + probe.column("SELECT phone FROM client")


def words_of_reports(probe: Probe) -> Sequence[str]:
    return [*probe.column("SELECT note FROM appointment"), *probe.column("SELECT words FROM goal")]


def test_who_sees_no_women_is_told_of_none(probe: Probe) -> None:
    assert limits_for(rights_of([Role.ADMINISTRATOR])) == limits_for(rights_of([Role.PRIVACY_OFFICER]))
    assert probe.told(probe.people[Role.ADMINISTRATOR], [names(probe)]) == [set()]


def test_who_sees_no_reports_is_told_no_word_of_them(probe: Probe) -> None:
    assert limits_for(rights_of([Role.READER])) == limits_for(rights_of([Role.PLANNER]))
    assert probe.told(probe.people[Role.PLANNER], [words_of_reports(probe)]) == [set()]


def test_the_same_doors_tell_a_nurse(probe: Probe) -> None:
    """So that the tests above can fail."""
    of_women, of_reports = probe.told(probe.people[Role.NURSE], [names(probe), words_of_reports(probe)])
    assert len(of_women) >= 15
    assert len(of_reports) >= 3


def test_only_who_keeps_the_backups_lays_one_ready(probe: Probe) -> None:
    file = probe.house.folder / "none.db"
    for role, is_refused in ((Role.TEAM_LEAD, True), (Role.ADMINISTRATOR, False)):
        with pytest.raises(KsError) as refusal:  # there is no such backup, which only one of them is told
            probe.house.backups.lay_ready(file, "", actor=probe.people[role])
        assert (refusal.value.code == "no_right") is is_refused


def test_what_a_planner_changes_comes_back_whole(probe: Probe) -> None:
    """What she may not see is blank to her, and must not be kept so, nor come back so."""
    house, planner = probe.house, probe.people[Role.PLANNER]
    house.database.before_work.remove(_only_reads)
    query = "SELECT * FROM appointment WHERE id = :id"
    visit = probe.supply[AppointmentId]

    def row() -> Sequence[Any]:
        with house.database.reading(NOBODY) as reading:
            return tuple(reading.session.execute(sa.text(query), {"id": visit.hex}).one())[:-1]

    before = row()
    with house.database.work(planner, AuditEvent.VISIT_MOVED) as work:
        work.session.execute(sa.text("UPDATE appointment SET minutes = minutes + 5 WHERE id = :id"), {"id": visit.hex})
    assert row() != before
    house.undo.undo(actor=planner)
    assert row() == before
    house.database.before_work.append(_only_reads)
