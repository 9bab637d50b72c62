"""The directory at the command line: written as open data or a list, and another one taken in."""

import argparse
from typing import Any, Final

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.coalition.exchange import DirectoryCopy
from ks_desktop.coalition.merging import Comparison, Difference, Finding, Taking, taking
from ks_desktop.coalition.service.exchanging import DirectoryFile, ExportKind
from ks_desktop.coalition.service.merging import Taken
from ks_desktop.coalition.wording.merging import left_text
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.house import House

_KINDS: Final = {kind.ending: kind for kind in ExportKind}


def written(house: House, asked: argparse.Namespace) -> DirectoryFile:
    """Return the directory as a file.

    Raises:
        UserError: neither the option nor the name of the file says what it is to be.
    """
    kind = ExportKind(asked.kind) if asked.kind else _KINDS.get(asked.out.suffix.lower())
    if kind is None:
        sentence = N_("Let the name of the file end in .zip, .json, .csv or .xlsx, or say it with --as.")
        raise UserError(sentence, code="format", field="out")
    return house.directory_exchange.export(kind, actor=house.actor)


def counts(made: DirectoryFile) -> dict[str, Any]:
    """Return how many cards are in a file."""
    return {name: getattr(made, name) for name in ("organisations", "services", "locations", "people")}


def take(house: House, asked: argparse.Namespace) -> Exit:
    """Take in a directory: read as a whole, laid beside ours, and of it what was asked for."""
    copy = house.directory_exchange.read_file(asked.file, actor=house.actor)
    for notice in copy.notices:
        output.tell(notice.text())
    compared = house.directory_merge.compare(copy, actor=house.actor, from_whom=asked.sender)
    what = Taking.NONE if asked.dry_run else Taking(asked.take)
    taken = house.directory_merge.take(compared, taking(compared, what), actor=house.actor)
    for left in taken.left:
        output.tell(left_text(left))
    said = _said(copy, compared, taken)
    if asked.json:
        output.say_json(said | {"cards": list(map(_card, compared.differences))})
    else:
        output.say_table([said], tuple(said))
    return Exit.DONE


def _said(copy: DirectoryCopy, compared: Comparison, taken: Taken) -> dict[str, Any]:
    found = {finding.value: len(compared.of(finding)) for finding in Finding}
    return {
        "organisations": len(copy.organisations),
        "services": len(copy.services),
        **found,
        "added": taken.added,
        "changed": taken.changed,
        "left": len(taken.left),
    }


def _card(each: Difference) -> dict[str, Any]:
    return {
        "kind": each.key.kind.value,
        "id": str(each.key.id),
        "finding": each.finding.value,
        "parts": [difference.part.name for difference in each.parts],
        "problems": [output.as_reason(problem) for problem in each.problems],
    }
