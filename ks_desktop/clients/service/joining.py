"""Two records of one woman become one, and two again, for good: nothing is lost on the way there or back."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Final, Protocol
from uuid import UUID

from ks_desktop.clients import store
from ks_desktop.clients.domain import QUIET_REASONS, Case, CaseStatus, Client, PersonName
from ks_desktop.clients.domain.joined import MOST_DAYS, Difference, Join, Joined, differences
from ks_desktop.clients.domain.searching import name_words, surname_key
from ks_desktop.clients.service.shield import Shield
from ks_desktop.clients.store import joined as joinings
from ks_desktop.clients.store import words
from ks_desktop.clients.store.joined import Held, JoinedRecordRow
from ks_desktop.clients.store.likeness import drop
from ks_desktop.clients.store.rows import ConsentRow, DueDateRow, ToTellRow
from ks_desktop.clients.store.touched import touch
from ks_desktop.core import moving
from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.moving import Moved, RowsJoined
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes, ClientId, UserId, new_id
from ks_desktop.security.domain import AuditEvent

_ALL: Final = Changes(clients=True, referrals=True, visits=True, letters=True, onward=True, undo=True)
_FILLED: Final = ("nurse", "gravida", "para", "midwife", "gp", "maternity_care")
SAME_DAYS: Final = 42  # a scan moves a due date by weeks
# In this order they go, and backwards they come.
_GONE: Final = ("not_same", "undo_step", "case_ending", "client_case", "client")
_CLOSING: Final = ("status", "closed_on", "close_reason", "closing", "closing_note")


class CasesJoined(Protocol):
    """A room with rows of a case, which gives them to another case of the same pregnancy."""

    @property
    def joined_tables(self) -> frozenset[str]:
        """The tables whose rows it gives."""

    def cases_joined(self, gone: CaseId, kept: CaseId, *, work: Work) -> Iterable[Moved]:
        """Give them, and return what was changed; raising undoes the joining."""


class Joining:
    """Joins two women, and takes them apart.

    Attributes:
        when_joined: the rooms with rows of a case, each of which gives its own to the case that stays.
        when_parted: looks at the cases that came apart, with when they were joined.
    """

    claimed_tables: Final = frozenset({"joined_record"})

    def __init__(self, database: Database, clock: Clock, shield: Shield) -> None:
        self._database = database
        self._clock = clock
        self._shield = shield
        self.when_parted: list[Callable[[Iterable[CaseId], datetime, Work], None]] = []
        self.when_joined: list[CasesJoined] = [RowsJoined(DueDateRow, ConsentRow, ToTellRow)]

    def compare(self, kept: ClientId, gone: ClientId, *, actor: UserId) -> tuple[Difference, ...]:
        """Return in what two records differ, with the answer that is proposed for each.

        Raises:
            UserError: one of them is gone or shielded from who asks, or two BSNs say that they are two.
        """
        with self._database.reading(actor) as reading:
            if self._shield.unseen(self._women(kept, gone, reading), reading):
                raise UserError(N_("This record is shielded. Open her page first, and say why."), code="shielded")
            return self._differences(kept, gone, reading)

    def proposed(self, kept: ClientId, gone: ClientId, *, actor: UserId) -> frozenset[str]:
        """Return of which fields the answer of the other record is proposed, and nothing of what stands in them.

        Raises:
            UserError: one of them is gone, or two BSNs say that they are two.
        """
        with self._database.reading(actor) as reading:
            found = self._differences(kept, gone, reading)
        return frozenset(name for one in found if one.takes_gone for name in one.names)

    def _differences(self, kept: ClientId, gone: ClientId, reading: Reading) -> tuple[Difference, ...]:
        one, other = self._women(kept, gone, reading)
        newest = {key: max((c.opened_on for c in self._cases(key, reading)), default=date.min) for key in (kept, gone)}
        return differences(one, other, gone_is_newer=newest[gone] > newest[kept])

    def pregnancies(self, kept: ClientId, gone: ClientId, *, actor: UserId) -> tuple[tuple[CaseId, CaseId], ...]:
        """Return which cases of two women are of one pregnancy: the nearest due dates, at most six weeks apart."""
        with self._database.reading(actor) as reading:
            hers, theirs = self._cases(kept, reading), self._cases(gone, reading)
        found: dict[CaseId, CaseId] = {}
        gaps = sorted((abs((a.due_date - b.due_date).days), str(a.id), a.id, b.id) for a in theirs for b in hers)
        for days, _order, other, case in gaps:
            if days <= SAME_DAYS and other not in found and case not in found.values():
                found[other] = case
        return tuple(found.items())

    def join(self, asked: Join, *, actor: UserId) -> Changes:
        """Make two records one: her other cases become cases of this record, cases of one pregnancy one case.

        Raises:
            UserError: two BSNs say they are two, due dates are too far apart, or a room cannot join: a visit is planned
                in both cases.
        """
        with self._database.work(actor, AuditEvent.CLIENTS_MERGED) as work:
            self.join_within(asked, work=work)
        return _ALL

    def join_within(self, asked: Join, *, work: Work) -> None:
        """Join as part of other work; see `join`."""
        one, other = self._women(asked.kept, asked.gone, work)
        pregnancies = self._pregnancies(asked, work)
        taken = rows_that_go(pregnancies, [asked.gone], work)
        moved: list[Moved] = []
        for row in moving.rows(work, "client_case", "client_id", [asked.gone]):
            moved += self.give_case(row, asked.kept, pregnancies.get(CaseId(UUID(row["id"]))), work=work)
        moved += move_earlier(asked.gone, asked.kept, work)
        cases = [key for pair in asked.pregnancies for key in pair]
        moved.append(self._take(asked, work))
        remove_rows(pregnancies, [asked.gone], work)
        cases += [case.id for case in self._cases(asked.kept, work)]
        held = Held(gone=asked.gone, cases=frozenset(cases), rows=taken, moved=tuple(moved))
        self.record(asked.kept, other, held, work=work)
        touch(work, [one.id])
        work.session.expire_all()

    def separate(self, joined_id: UUID, *, actor: UserId) -> Changes:
        """Make two records of what was joined: each gets back what it had. What was changed since stays changed.

        Raises:
            UserError: it was taken apart already, or something was joined after it.
        """
        with self._database.work(actor, AuditEvent.CLIENTS_PARTED) as work:
            row = joinings.get(work, joined_id)
            if row is None:
                raise UserError(N_("These records are two already."), code="gone")
            if "case" in row.moved:
                raise UserError(N_("This case was moved: move it back instead."), code="moved")
            if joinings.of_clients(work, [ClientId(row.client_id)])[0].id != row.id:
                raise UserError(
                    N_("Something was joined after it: take that apart first."), code="order", field="joined"
                )
            self.part_within(row, work=work)
        return _ALL

    def part_within(self, row: JoinedRecordRow, *, work: Work) -> None:
        """Give back what was given, as part of other work; see `separate`."""
        kept, held, joined_at = ClientId(row.client_id), row.moved, row.joined_at
        work.session.delete(row)
        work.session.flush()
        for table in reversed(_GONE):
            moving.put_back(work, table, held["rows"].get(table, ()))
        for one in reversed(held["moved"]):
            moving.undo(work, Moved(**one))
        work.session.expire_all()
        for look in self.when_parted:
            look([CaseId(UUID(key)) for key in held["cases"]], joined_at, work)
        touch(work, [kept, ClientId(UUID(held["gone"]))])

    def of_client(self, client_id: ClientId, *, actor: UserId) -> tuple[Joined, ...]:
        """Return what was joined with a woman, the newest first."""
        with self._database.reading(actor) as reading:
            rows = joinings.of_clients(reading, [client_id])
        return tuple(
            Joined(
                id=row.id,
                client_id=client_id,
                name=row.name,
                joined_on=local_day(row.joined_at),
                is_newest=place == 0,
                case_id=CaseId(UUID(row.moved["case"])) if "case" in row.moved else None,
            )
            for place, row in enumerate(rows)
        )

    def _women(self, kept: ClientId, gone: ClientId, reading: Reading) -> tuple[Client, Client]:
        women = store.get_clients(reading, [kept, gone])
        if kept == gone or len(women) < 2:  # noqa: PLR2004 - the two
            raise UserError(N_("One of the two records is not there any more."), code="gone")
        one, other = women[kept], women[gone]
        if one.bsn and other.bsn and one.bsn != other.bsn:
            raise UserError(N_("Their BSNs differ: these are two women, or one BSN is wrong."), code="bsn_other")
        return one, other

    def _cases(self, client_id: ClientId, reading: Reading) -> list[Case]:
        return store.cases_of_clients(reading, [client_id])

    def _pregnancies(self, asked: Join, work: Work) -> dict[CaseId, CaseId]:
        theirs = {case.id: case for case in self._cases(asked.gone, work)}
        hers = {case.id: case for case in self._cases(asked.kept, work)}
        for gone, kept in asked.pregnancies:
            if gone not in theirs or kept not in hers:
                raise UserError(N_("One of the two records is not there any more."), code="gone")
            if abs((theirs[gone].due_date - hers[kept].due_date).days) > MOST_DAYS:
                raise UserError(
                    N_("The due dates are more than twelve weeks apart: these are two pregnancies."),
                    code="other_pregnancy",
                    field="due_date",
                )
        return dict(asked.pregnancies)

    def give_case(self, row: moving.Raw, to: ClientId, same: CaseId | None, *, work: Work) -> list[Moved]:
        """Give a case to another woman, or all that is in it to the case of hers that is of the same pregnancy."""
        if same is None:
            return [moving.change(work, "client_case", row, {"client_id": to.hex})]
        moved: list[Moved] = []
        for room in self.when_joined:
            moved += room.cases_joined(CaseId(UUID(row["id"])), same, work=work)
        (kept,) = moving.rows(work, "client_case", "id", [same])
        return [*moved, moving.change(work, "client_case", kept, _filled(kept, row))]

    def _take(self, asked: Join, work: Work) -> Moved:
        (kept,) = moving.rows(work, "client", "id", [asked.kept])
        (gone,) = moving.rows(work, "client", "id", [asked.gone])
        names = set(asked.taken) & kept.keys() - {"id", "version"}
        after = {name: gone[name] for name in names}
        if names & {"birth_surname", "partner_surname", "given_name", "initials"}:
            after |= _searched({**kept, **after})
        return moving.change(work, "client", kept, after)

    def record(self, kept: ClientId, other: Client, held: Held, *, work: Work) -> None:
        """Keep all it takes to go back; of who is shielded only her letters stand with another woman."""
        row = JoinedRecordRow(
            id=new_id(),
            client_id=kept,
            name=other.name.letters if other.is_shielded else other.name.full,
            moved=held.as_json(),
            joined_at=self._clock.now(),
            joined_by=work.actor,
        )
        work.session.add(row)
        work.session.flush()


def rows_that_go(cases: Iterable[CaseId], women: Iterable[ClientId], work: Work) -> dict[str, list[moving.Raw]]:
    """Return the rows of cases and women that will not be there any more."""
    cases, women = list(cases), list(women)
    apart = [*moving.rows(work, "not_same", "one_id", women), *moving.rows(work, "not_same", "other_id", women)]
    return {
        "not_same": apart,
        "undo_step": moving.rows(work, "undo_step", "case_id", cases),
        "case_ending": moving.rows(work, "case_ending", "case_id", cases),
        "client_case": moving.rows(work, "client_case", "id", cases),
        "client": moving.rows(work, "client", "id", women),
    }


def remove_rows(cases: Iterable[CaseId], women: Iterable[ClientId], work: Work) -> None:
    """Remove cases and women whose rows are held and who have nothing any more."""
    drop(work, women)
    words.drop(work, women)
    for case in cases:
        moving.remove(work, "undo_step", "case_id", case)
        moving.remove(work, "case_ending", "case_id", case)
        moving.remove(work, "client_case", "id", case)
    for woman in women:
        moving.remove(work, "client", "id", woman)


def move_earlier(gone: ClientId, kept: ClientId, work: Work) -> list[Moved]:
    """Give what was joined with one woman before to another."""
    rows = moving.rows(work, "joined_record", "client_id", [gone])
    return [moving.change(work, "joined_record", row, {"client_id": kept.hex}) for row in rows]


def _filled(kept: moving.Raw, gone: moving.Raw) -> moving.Raw:
    """Return what the case that stays gets of the other: what was empty, and that it is open when either is."""
    after = {name: gone[name] for name in _FILLED if not kept[name] and gone[name]}
    if gone["status"] == CaseStatus.OPEN.value != kept["status"] and kept["close_reason"] not in QUIET_REASONS:
        after |= {name: gone[name] for name in _CLOSING if name in gone}
    if gone["opened_on"] < kept["opened_on"]:
        after["opened_on"] = gone["opened_on"]
    return after


def _searched(row: moving.Raw) -> moving.Raw:
    """Return how a name that was chosen is found."""
    parts = ("birth_surname_prefix", "given_name", "initials", "partner_surname", "partner_surname_prefix")
    name = PersonName(birth_surname=row["birth_surname"], **{part: row[part] for part in parts})
    return {"search_name": name_words(name), "search_surname": surname_key(name.birth_surname)}
