"""A newer list of municipalities at the command line: what it says otherwise, and, unless only looked at, kept."""

import argparse
from typing import Any, Final

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.coalition.domain import Municipality
from ks_desktop.coalition.domain.updating import MunicipalityUpdate
from ks_desktop.core.texts import _
from ks_desktop.house import House

_COLUMNS: Final = ("what", "code", "name", "since", "until", "succeeded_by", "before")


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
        "since": None if municipality.since is None else municipality.since.isoformat(),
        "until": None if municipality.until is None else municipality.until.isoformat(),
        "succeeded_by": list(municipality.succeeded_by),
        "before": update.before.get(municipality.code),
    }
