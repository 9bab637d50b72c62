"""A newer list of municipalities at the command line: what it says otherwise, and, unless only looked at, kept."""

import argparse
from datetime import date
from typing import Any, Final

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.coalition.domain import Municipality
from ks_desktop.coalition.domain.updating import MunicipalityUpdate
from ks_desktop.core.texts import _
from ks_desktop.house import House

_EVERY: Final = "gm"  # each code begins so
_COLUMNS: Final = ("what", "code", "name", "since", "until", "succeeded_by", "before")


def rows(house: House) -> list[dict[str, Any]]:
    """Return every municipality, also those of before, with what they are now and who coordinates there."""
    return [
        {
            "code": line.municipality.code,
            "name": line.municipality.name,
            "since": _iso(line.municipality.since),
            "until": _iso(line.municipality.until),
            "now": [each.code for each in line.now],
            "is_ours": line.is_ours,
            "alliances": [each.name for each in line.alliances],
            "coordinators": [each.coordinator.name for each in line.alliances if each.coordinator.name],
            "agreed_from": _iso(line.agreed_from),
            "source": line.municipality.source,
        }
        for line in house.coalition.towns.find(_EVERY, actor=house.actor)
    ]


def take(house: House, asked: argparse.Namespace, content: bytes) -> Exit:
    """Say what a list says otherwise, and keep it unless it is only looked at."""
    update = house.coalition.register.compare(content, asked.file.name, asked.counts_from)
    rows = [
        *(_row("new", each, update) for each in update.new),
        *(_row("ended", each, update) for each in update.ended),
        *(_row("renamed", each, update) for each in update.renamed),
    ]
    if not asked.dry_run and not update.is_empty:
        house.coalition.register.save_all((*update.new, *update.ended, *update.renamed), actor=house.actor)
    if asked.json:
        output.say_json({"same": update.same, "stored": not asked.dry_run, "municipalities": rows})
    else:
        output.say_table(rows, _COLUMNS)
    for each in update.ended:
        if not each.succeeded_by:
            output.tell(_("The list does not say what {name} is part of: fill it in on the card.", name=each.name))
    return Exit.DONE


def _row(what: str, municipality: Municipality, update: MunicipalityUpdate) -> dict[str, Any]:
    return {
        "what": what,
        "code": municipality.code,
        "name": municipality.name,
        "since": _iso(municipality.since),
        "until": _iso(municipality.until),
        "succeeded_by": list(municipality.succeeded_by),
        "before": update.before.get(municipality.code),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
