"""The proposal, the terms and the certificates as rows of lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.core.clock import local_day
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import CaseId
from ks_desktop.records.keeping.domain import Certificate, Decision, LeftOut, Line, Shown
from ks_desktop.records.keeping.kinds import LOG, KeptKind, shipped_kinds
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.theme import Tone

_CODE: Final = 6
_PROPOSED: Final = N_("proposed")
_WAITS: Final = N_("waits for a second person")
_CONFIRMED: Final = N_("confirmed")
_OUT: Final = N_("not proposed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the proposal.

    Attributes:
        key: what identifies it.
        line: of a case whose term has passed; None for the log, and for what she asks for before.
        decision: what was decided of it: that it goes, or stays longer.
        who: what it is called.
        state: how far it is, in words; `tone` of its pill.
        why: the reason with it.
    """

    key: str
    who: str
    kind: str
    state: str
    tone: Tone
    why: str
    changed_on: date | None = None
    ended_on: date | None = None
    line: Line | None = None
    decision: Decision | None = None

    @property
    def is_log(self) -> bool:
        """Tell whether it is the row of the log."""
        return self.key == LOG


def rows_of(shown: Shown) -> tuple[Row, ...]:
    """Return the rows: what waits and is confirmed first, then what is proposed, what is left out last."""
    found = shown.proposal
    rows = [_of_decision(each, shown) for each in found.others]
    if found.log is not None:
        rows.append(_of_log(shown))
    rows += [_of_line(line, shown) for line in found.lines]
    return tuple(sorted(rows, key=_order))


def _order(row: Row) -> tuple[int, date, str]:
    order = {_WAITS: 0, _CONFIRMED: 1, _PROPOSED: 2}
    place = next((number for word, number in order.items() if row.state == _(word)), len(order))
    return place, row.ended_on or date.min, row.key


def _of_line(line: Line, shown: Shown) -> Row:
    state, tone, why = _standing(line.decision, line, shown)
    return Row(
        key=line.case_id.hex,
        who=_called(line.case_id, line.left_out, shown.who),
        kind=_kind(line.kind),
        state=state,
        tone=tone,
        why=why,
        changed_on=line.changed_on,
        ended_on=line.ended_on,
        line=line,
        decision=line.decision or line.kept,
    )


def _of_decision(decision: Decision, shown: Shown) -> Row:
    case_id = decision.case_id
    state, tone, why = _standing(decision, None, shown)
    return Row(
        key=decision.id.hex,
        who=_called(case_id, None, shown.who) if case_id else "",
        kind=_kind(decision.kind),
        state=state,
        tone=tone,
        why=why,
        decision=decision,
    )


def _of_log(shown: Shown) -> Row:
    log = shown.proposal.log
    count, before = (log.count, log.before) if log else (0, date.min)
    decision = log.decision if log else None
    state, tone, why = _standing(decision, None, shown)
    return Row(
        key=LOG,
        who=n_("{count} line", "{count} lines", count),
        kind=_kind(LOG),
        state=state,
        tone=tone,
        why=why or _("written before {day}", day=f"{before:%d-%m-%Y}"),
        ended_on=before,
        decision=decision,
    )


def _standing(decision: Decision | None, line: Line | None, shown: Shown) -> tuple[str, Tone, str]:
    if decision is not None:
        who = shown.people.get(decision.decided_by, "")
        said = f"{who}: {decision.why.label()}"
        if decision.confirmed_by is None:
            return _(_WAITS), Tone.ATTENTION, said
        return _(_CONFIRMED), Tone.ACCENT, f"{said}; {shown.people.get(decision.confirmed_by, '')}"
    if line is not None and line.left_out is not None:
        return _(_OUT), Tone.MUTED, line.reason or line.left_out.label()
    return _(_PROPOSED), Tone.INK, ""


def _called(case_id: CaseId, left_out: LeftOut | None, who: Mapping[CaseId, str]) -> str:
    if case_id in who:
        return who[case_id]
    special = {LeftOut.SHIELDED: N_("Shielded record {code}"), LeftOut.QUIET: N_("Record ended quietly {code}")}
    text = special.get(left_out, N_("Record {code}")) if left_out else N_("Record {code}")
    return _(text, code=case_id.hex[-_CODE:])


def _kind(key: str) -> str:
    kind = shipped_kinds().get(key)
    return kind.name if kind else key


def _day(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""


PROPOSAL: Final[tuple[Column[Row], ...]] = (
    Column(N_("What"), text=lambda row: row.who, stretch=True),
    Column(N_("Kind"), text=lambda row: row.kind, most=150),
    Column(N_("Term over on"), text=lambda row: _day(row.ended_on), sort=lambda row: row.ended_on),
    Column(N_("State"), text=lambda row: row.state, pill=lambda row: row.tone, tooltip=lambda row: row.why),
)


def _span(kind: KeptKind) -> str:
    return kind.term.text() if kind.term else "—"


def _source(kind: KeptKind) -> str:
    return f"{kind.since.label()}. {kind.source} ({kind.mark.label()})"


TERMS: Final[tuple[Column[KeptKind], ...]] = (
    Column(N_("What"), text=lambda kind: kind.name, tooltip=lambda kind: kind.what, stretch=True),
    Column(N_("Keep for"), text=_span, sort=lambda kind: kind.key),
    Column(N_("Taken away by"), text=lambda kind: kind.done.label(), tooltip=_source),
)

CERTIFICATES: Final[tuple[Column[Certificate], ...]] = (
    Column(N_("Number"), text=lambda each: each.number, sort=lambda each: each.made_at),
    Column(N_("Destroyed on"), text=lambda each: _day(local_day(each.made_at)), sort=lambda each: each.made_at),
    Column(N_("How many"), text=lambda each: str(each.total), sort=lambda each: each.total, align_right=True),
    Column(N_("Last copy gone on"), text=lambda each: _day(each.last_copy_on), sort=lambda each: each.last_copy_on),
    Column(N_("Log"), text=lambda each: each.anchor, stretch=True),
)
