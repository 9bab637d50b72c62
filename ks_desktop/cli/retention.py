"""What may not be kept without consent: looked at, or destroyed. It says ids only."""

import argparse
from typing import Any

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.core.texts import _, n_
from ks_desktop.house import House
from ks_desktop.referrals.domain.retention import Outlook


def retention(house: House, asked: argparse.Namespace) -> Exit:
    """Destroy what must go today, or with --dry-run say of each case without consent when it goes or why it stays."""
    if asked.dry_run:
        _say_ahead(house, as_json=asked.json)
        return Exit.DONE
    swept = house.retention.sweep(actor=house.actor)
    if swept.is_waiting:
        output.tell(_("The clock has jumped since the last time: nothing goes today. Check the date of the computer."))
    if asked.json:
        output.say_json({"destroyed": swept.referrals, "loose": swept.loose, "is_waiting": swept.is_waiting})
    else:
        output.say(
            n_(
                "{count} referral without consent was destroyed.",
                "{count} referrals without consent were destroyed.",
                swept.referrals,
            )
        )
        if swept.loose:
            output.say(
                n_(
                    "{count} form kept halfway or paper put aside was destroyed.",
                    "{count} forms kept halfway or papers put aside were destroyed.",
                    swept.loose,
                )
            )
    return Exit.DONE


def _say_ahead(house: House, *, as_json: bool) -> None:
    today = house.clock.today()
    rows = [_row(ahead, ahead.days_left(today)) for ahead in house.retention.ahead(actor=house.actor)]
    if as_json:
        output.say_json(rows)
    else:
        output.say_table(rows, ("case", "outcome", "goes_on", "days_left", "kept_because"))


def _row(ahead: Outlook, days_left: int | None) -> dict[str, Any]:
    return {
        "case": str(ahead.case_id),
        "outcome": ahead.outcome.value,
        "goes_on": None if ahead.kept_because else ahead.goes_on.isoformat(),
        "days_left": days_left,
        "kept_because": _(ahead.kept_because) if ahead.kept_because else "",
    }
