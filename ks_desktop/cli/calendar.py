"""The calendar file at the command line: read first, or written and remembered."""

import argparse

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.cli.writing import check_target
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import DaySpan
from ks_desktop.house import House


def calendar(house: House, asked: argparse.Namespace) -> Exit:
    """Write the visits of some days for the nurse's own calendar; without a file say literally what would leave."""
    if asked.last < asked.first:
        raise UserError(N_("The last day lies before the first."), code="span", field="last")
    file = house.calendar.preview(DaySpan(asked.first, asked.last), actor=house.actor, with_busy=asked.busy)
    said = {"entries": len(file.entries), "cancelled": file.cancelled}
    if asked.out is None:
        if asked.json:
            output.say_json(said | {"text": file.text})
        else:
            output.say(file.text.replace("\r\n", "\n").rstrip("\n"))
        return Exit.DONE
    check_target(house, asked.out)
    house.calendar.write(asked.out, file, actor=house.actor)
    if asked.json:
        output.say_json({"out": str(asked.out)} | said)
    else:
        output.say_table([{"out": str(asked.out)} | said], ("out", "entries", "cancelled"))
    return Exit.DONE
