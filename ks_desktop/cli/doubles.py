"""The command that tells which women on record are likely one."""

import argparse
from typing import Any

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.house import House
from ks_desktop.referrals.service.doubles import OpenPair, Woman


def doubles(house: House, asked: argparse.Namespace) -> Exit:
    """Say each pair of women who are likely one while nobody decided, the surest first."""
    pairs = house.doubles.open_pairs(actor=house.actor)
    if asked.json:
        output.say_json([_as_json(pair) for pair in pairs])
        return Exit.DONE
    for pair in pairs:
        reasons = "; ".join(reason.text() for reason in pair.reasons)
        output.say_cells([f"{pair.score:.3f}", pair.verdict.value, pair.older.name, pair.newer.name, reasons])
    return Exit.DONE


def _as_json(pair: OpenPair) -> dict[str, Any]:
    return {
        "score": pair.score,
        "verdict": pair.verdict.value,
        "older": _woman(pair.older),
        "newer": _woman(pair.newer),
        "reasons": [reason.ground.value for reason in pair.reasons],
        "text": [reason.text() for reason in pair.reasons],
    }


def _woman(woman: Woman) -> dict[str, Any]:
    return {
        "client": str(woman.client_id),
        "name": woman.name,
        "birth_date": woman.birth_date.isoformat() if woman.birth_date else "",
        "place": woman.place,
        "due_dates": [day.isoformat() for day in woman.due_dates],
        "referrals": [str(key) for key in woman.referral_ids],
    }
