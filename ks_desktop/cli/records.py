"""Referrals, visits, letters and proposals as plain values: what `list` and `plan` print."""

import dataclasses
from datetime import date
from typing import Any, Final

from ks_desktop.clients.domain import Case
from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterLine
from ks_desktop.referrals.domain import ReferralLine
from ks_desktop.referrals.exchange import Problem, RowResult
from ks_desktop.security.rights import Right
from ks_desktop.visits.domain import AcceptedPlan, Appointment, LeftOut, PlannedRow

# What people see of each kind; JSON has more.
COLUMNS: Final = {
    "referrals": ("id", "case", "state", "received_on", "due_month", "urgency", "missing"),
    "visits": ("id", "case", "state", "date", "start", "end", "age", "mode"),
    "letters": ("id", "case", "state", "number", "kind", "date", "route"),
    "organisations": ("id", "name", "kind", "domain", "place"),
    "services": ("id", "name", "domain", "needs", "until_age", "checked_on", "mark"),
    "municipalities": ("code", "name", "until", "now", "is_ours", "alliances", "agreed_from"),
    "onward": ("id", "case", "state", "receiver", "way", "sent_on", "follow_up_on", "overdue", "next"),
    "plan": (
        *("case", "state", "date", "start", "end", "age"),
        *("travel_before", "travel_after", "visit", "reason", "nurse"),
    ),
}

_PROPOSED: Final = (
    *("nurse", "date", "start", "end", "starts_at", "minutes", "age"),
    *("travel_before", "travel_after", "is_best"),
)
_EVER: Final = (date(1950, 1, 1), date(2199, 12, 31))


def referrals(house: House, *, reason: str = "") -> list[dict[str, Any]]:
    """Return every referral with its state; with a reason all fields of the form too, else what names nobody."""
    return [_referral(line) | fields for line, fields in house.exports.rows(actor=house.actor, reason=reason)]


def _referral(line: ReferralLine) -> dict[str, Any]:
    return {
        "id": str(line.referral.id),
        "case": str(line.referral.case_id),
        "state": line.tray.value,
        "missing": list(line.missing),
    }


def visits(house: House) -> list[dict[str, Any]]:
    """Return every visit of every case, by time."""
    with house.database.reading(house.actor) as reading:
        appointments = house.visits.between(*_EVER, reading=reading)
        cases = house.clients.cases({appointment.case_id for appointment in appointments}, reading=reading)
    return [_visit(appointment, cases[appointment.case_id]) for appointment in appointments]


def _visit(appointment: Appointment, case: Case) -> dict[str, Any]:
    day = appointment.day
    return {
        "id": str(appointment.id),
        "case": str(appointment.case_id),
        "state": appointment.state.value,
        "nurse": str(appointment.nurse),
        "date": day.isoformat(),
        "age": str(age_on(case.due_date, day)) if is_within(case.due_date, day) else None,
        "start": f"{appointment.start:%H:%M}",
        "end": f"{appointment.end:%H:%M}",
        "starts_at": appointment.starts_at.isoformat(),
        "minutes": appointment.minutes,
        "mode": appointment.mode.value,
        "outcome": appointment.outcome.value if appointment.outcome else None,
        "code": appointment.code,
    }


def imported(row: RowResult) -> dict[str, Any]:
    """Return what became of a row of a list; `referral` is "" for a refused one."""
    referral = str(row.referral_id) if row.referral_id else ""
    return {
        "row": row.row,
        "line": row.line,
        "result": row.result.value,
        "referral": referral,
        "reasons": list(row.reasons),
    }


def problem(found: Problem) -> dict[str, Any]:
    """Return what is wrong with one cell of a list."""
    return {
        "row": found.row,
        "line": found.line,
        "column": found.letter,
        "field": found.field,
        "code": found.code,
        "text": found.sentence,
    }


def letters(house: House) -> list[dict[str, Any]]:
    """Return the register of letters, without those about a pregnancy that ended.

    Raises:
        UserError: `no_right`.
    """
    house.rights.check(Right.LETTERS, actor=house.actor)  # a planner and a reader see letters on her page only
    return [_letter(line) for line in house.letters.register(actor=house.actor) if not line.is_quiet]


def _letter(line: LetterLine) -> dict[str, Any]:
    letter = line.letter
    return {
        "id": str(letter.id),
        "case": str(letter.case_id),
        "state": letter.state.value,
        "kind": letter.kind.value,
        "number": letter.number,
        "date": line.day.isoformat(),
        "route": letter.route.value,
        "ticked": list(letter.ticked),
        "beyond_preset": sorted(letter.reasons),
        "ground": letter.ground.value if letter.ground is not None else "",
        "corrects": str(letter.corrects) if letter.corrects is not None else "",
        "sha256": letter.sha256,
    }


def organisations(house: House) -> list[dict[str, Any]]:
    """Return the partners on the sociale kaart: who a letter may go to. A secret address is not in it."""
    return [
        {
            "id": str(o.id),
            "name": o.name,
            "kind": o.kind.value,
            "domain": o.domain.value,
            "place": o.place,
            "takes_from": [role.value for role in o.takes_from],
        }
        for o in house.coalition.organisations(actor=house.actor)
    ]


def services(house: House) -> list[dict[str, Any]]:
    """Return what is offered, with everything a card states; `is_proposal`: as the program ships it."""
    with house.database.reading(house.actor) as reading:
        offered = house.services.all(reading=reading)
    return [{field.name: _plain(getattr(each, field.name)) for field in dataclasses.fields(each)} for each in offered]


def _plain(value: object) -> object:
    """Return a value as JSON has it: an age as `28+0`, a day as 2026-11-22, what nobody asked as null."""
    if isinstance(value, tuple):
        return [str(part) for part in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def planned(row: PlannedRow, booked: AcceptedPlan | None = None) -> dict[str, Any]:
    """Return a visit of a plan: proposed, booked, or refused because the world moved on."""
    shown = _nothing(row.case_id) | {
        "state": "proposed",
        "nurse": str(row.nurse),
        "date": row.day.isoformat(),
        "start": f"{row.start:%H:%M}",
        "end": f"{row.end:%H:%M}",
        "starts_at": row.starts_at.isoformat(),
        "minutes": row.minutes,
        "age": str(row.age),
        "travel_before": row.travel_before,
        "travel_after": row.travel_after,
        "is_best": row.is_best,
    }
    refused = {one.case_id: one.why for one in booked.refused} if booked is not None else {}
    if row.case_id in refused:
        why = refused[row.case_id]
        return shown | {"state": "refused", "reason": why.text(), "code": why.code}
    if booked is not None:
        shown |= {"state": "booked", "visit": str(booked.booked[row.case_id])}
    return shown


def no_place(entry: LeftOut) -> dict[str, Any]:
    """Return a woman for whom a plan has no place, with why and what would help."""
    helps = entry.helps.text() if entry.helps is not None else None
    return _nothing(entry.case_id) | {"reason": entry.why.text(), "code": "no_place", "helps": helps}


def _nothing(case_id: CaseId) -> dict[str, Any]:
    shown: dict[str, Any] = {"case": str(case_id), "visit": None, "letter": None, "state": "no_place"}
    return shown | dict.fromkeys(("reason", "code", "helps", *_PROPOSED))
