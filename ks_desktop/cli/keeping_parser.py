"""What can be typed about keeping and destroying."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from ks_desktop.core.texts import _
from ks_desktop.records.keeping.domain import KEEP_REASONS

ACTS: Final = ("list", "propose", "decide", "confirm", "take-back", "destroy", "terms", "forget-folder")

Make = Callable[[str, str], argparse.ArgumentParser]


def add_keeping(make: Make, path: Callable[[str], Path], day: Callable[[str], date]) -> None:
    """Add `keeping` and `certificates`.

    Args:
        make: makes a command with the options that each has.
        path: reads a path.
        day: reads a date.
    """
    keeping = make("keeping", _("say what has passed its term, and destroy what two people agreed on"))
    keeping.add_argument("act", nargs="?", choices=ACTS, default="list")
    keeping.add_argument(
        "--case",
        action="append",
        default=[],
        metavar="ID",
        help=_("decide, confirm, take-back: which; may be repeated"),
    )
    keeping.add_argument(
        "--all", action="store_true", help=_("decide, confirm, take-back: all that are proposed, or wait")
    )
    keeping.add_argument("--log", action="store_true", help=_("decide, confirm, take-back: the lines of the log"))
    keeping.add_argument("--request", action="store_true", help=_("decide: she asks for it, whatever its term"))
    keeping.add_argument("--keep", choices=[why.value for why in KEEP_REASONS], help=_("decide: keep longer, and why"))
    keeping.add_argument("--until", type=day, metavar="DATE", help=_("decide: keep until this day"))
    keeping.add_argument("--note", default="", metavar="TEXT", help=_("decide: why, in a few words"))
    keeping.add_argument("--kind", metavar="KEY", help=_("terms: of which kind, to set another term"))
    keeping.add_argument("--span", default="", metavar="N", help=_("terms: how long, in the unit of the kind"))
    keeping.add_argument("--folder", type=path, metavar="DIR", help=_("forget-folder: its copies are destroyed"))
    keeping.add_argument("--yes", action="store_true", help=_("destroy: really; nothing brings it back"))
    papers = make("certificates", _("list what was destroyed; with a number and --out, write a certificate as PDF"))
    papers.add_argument("number", nargs="?", metavar="NUMBER")
    papers.add_argument("--out", type=path, metavar="FILE")
