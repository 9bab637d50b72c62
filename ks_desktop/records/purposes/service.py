"""The data list as this organisation may show it: with its own terms, and with what really stands in its file."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from ks_desktop.clients.service.known import women_counted
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.letters.wording import wording
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper
from ks_desktop.records.keeping.kinds import KeptKind, shipped_kinds
from ks_desktop.records.purposes.catalogue import DataTable, Purposes, purposes
from ks_desktop.records.purposes.sheet import WORDING, Counted, data_sheet
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.rights import Right, Rights

Terms = Callable[[UserId], Mapping[str, KeptKind]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The list, the terms that count here, and two counts of this file."""

    purposes: Purposes
    terms: Mapping[str, KeptKind]
    counted: Counted | None


class DataList:
    """What is kept and what for. It holds no person, so whoever logs in may see it.

    Attributes:
        terms: how long each kind is kept here; as shipped until a room says otherwise.
        anchor: the newest line of the log in a few signs, for the foot of what is printed.
    """

    def __init__(self, database: Database, clock: Clock, audit: Audit, rights: Rights) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._rights = rights
        self.terms: Terms = lambda _actor: shipped_kinds()
        self.anchor: Callable[[], str] = str

    def shown(self, *, actor: UserId) -> Shown:
        """Return the list with what counts here."""
        return Shown(purposes=purposes(), terms=self.terms(actor), counted=self._counted(actor))

    def _counted(self, actor: UserId) -> Counted | None:
        with ExitStack() as opened:
            if self._rights.may(Right.KEEPING, actor=actor):
                opened.enter_context(self._rights.lifted(Right.KEEPING, actor=actor))
            elif not self._rights.may(Right.SEE_WOMEN, actor=actor):
                return None
            reading = opened.enter_context(self._database.reading(actor))
            women, with_bsn = women_counted(reading)
        return Counted(women=women, with_bsn=with_bsn)

    def rows(self, *, actor: UserId) -> list[dict[str, Any]]:
        """Return every column as plain values, for a program to read."""
        shown = self.shown(actor=actor)
        return [row for table in shown.purposes.tables.values() for row in _rows(table, shown)]

    def sheet(self, *, actor: UserId) -> Paper:
        """Return the list on paper; that it was made is logged."""
        shown = self.shown(actor=actor)
        with self._database.work(actor, AuditEvent.DATA_LIST_MADE) as work:
            self._audit.record(work, AuditEvent.DATA_LIST_MADE)
        document = data_sheet(
            shown.purposes,
            shown.terms,
            shown.counted,
            wording(WORDING),
            today=self._clock.today(),
            anchor=self.anchor(),
        )
        return paint.paper_of(document)


def _rows(table: DataTable, shown: Shown) -> Iterator[dict[str, Any]]:
    known = shown.purposes
    bases = dict.fromkeys(basis for purpose in table.purposes for basis in known.purposes[purpose].basis)
    for column in table.columns:
        kind = known.kinds[column.kind]
        yield {
            "table": table.name,
            "column": column.name,
            "words": column.words,
            "kind": column.kind,
            "is_personal": kind.is_personal,
            "is_special": kind.is_special,
            "about": table.about,
            "purposes": list(table.purposes),
            "bases": [{"law": known.bases[key].law, "verified": known.bases[key].verified} for key in bases],
            "seen_by": list(table.seen),
            "kept": table.kept,
            "leaves": list(table.leaves),
        }
