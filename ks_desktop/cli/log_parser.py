"""What can be typed about the log."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from ks_desktop.core.texts import _
from ks_desktop.records.log import LogKind, Only

ACTS: Final = ("verify", "show", "export", "extract")

Make = Callable[[str, str], argparse.ArgumentParser]


def add_log(make: Make, path: Callable[[str], Path], day: Callable[[str], date]) -> None:
    """Add `log`.

    Args:
        make: makes a command with the options that each has.
        path: reads a path.
        day: reads a date.
    """
    log = make("log", _("check the log, show lines of it, write them out, or make a woman's own overview"))
    log.add_argument("act", nargs="?", choices=ACTS, default="verify")
    log.add_argument(
        "--anchor",
        action="append",
        default=[],
        metavar="CODE",
        help=_("verify: a code from the foot of a paper, such as L 004821-9F3A2C1B; may be repeated"),
    )
    log.add_argument("--case", metavar="ID", help=_("show, export: about this woman; extract: for her"))
    log.add_argument("--employee", metavar="NAME", help=_("show, export: by this login name"))
    log.add_argument("--from", dest="first", type=day, metavar="DATE", help=_("show, export: from this day on"))
    log.add_argument("--to", dest="last", type=day, metavar="DATE", help=_("show, export: up to and with this day"))
    log.add_argument("--kind", choices=[kind.value for kind in LogKind], help=_("show, export: of this kind"))
    log.add_argument("--only", choices=[only.value for only in Only], default=Only.ALL.value)
    log.add_argument("--most", type=int, default=200, metavar="N", help=_("show: read at most so many rows"))
    log.add_argument("--out", type=path, metavar="FILE", help=_("export: a .csv, .xlsx or .pdf; extract: a .pdf"))
    log.add_argument("--names", action="store_true", help=_("export: with names instead of numbers"))
    log.add_argument("--reason", default="", metavar="TEXT", help=_("export: why names must be in it"))
