"""What can be typed to take files in and to write them: lists of referrals, and the directory."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from typing_extensions import override

from ks_desktop.coalition.merging import Taking
from ks_desktop.coalition.service.exchanging import ExportKind
from ks_desktop.core.texts import _
from ks_desktop.referrals.domain import Tray

REFERRALS: Final = "referrals"
DIRECTORY: Final = "directory"
MUNICIPALITIES: Final = "municipalities"
_WHAT: Final = (REFERRALS, DIRECTORY)
_READ: Final = (*_WHAT, MUNICIPALITIES)
_MOST_WORDS: Final = 2

Make = Callable[[str, str], argparse.ArgumentParser]
Read = Callable[[str], Path]


class _WhatAndFile(argparse.Action):
    """`FILE` is a list of referrals, as it always was; `directory FILE` and `municipalities FILE` say what it is."""

    @override
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        words = [str(value) for value in values or ()]
        what = words[0] if len(words) > 1 else REFERRALS
        if len(words) > _MOST_WORDS or what not in _READ:
            parser.error(_("type one file, or directory or municipalities and a file"))
        namespace.what, namespace.file = what, Path(words[-1])


def add_import(make: Make, path: Read, day: Callable[[str], date]) -> None:
    """Add what takes files in.

    Args:
        make: makes a command, with the options that each has.
        path: reads the name of a file.
        day: reads a date.
    """
    command = make("import", _("take in referrals: a list (CSV or XLSX) or a filled form (PDF); or a directory (HSDS)"))
    command.add_argument("file", nargs="+", type=path, action=_WhatAndFile, metavar="[directory|municipalities] FILE")
    command.add_argument(
        "--counts-from", type=day, metavar="DATE", help=_("municipalities: from which day the list counts (1 January)")
    )
    command.add_argument("--sender", default="", metavar="NAME", help=_("the organisation the file came from"))
    command.add_argument("--sheet", default="", metavar="NAME", help=_("sheet of a workbook (default: the first)"))
    command.add_argument("--received-on", type=day, metavar="DATE", help=_("day of receipt, where a row has none"))
    command.add_argument(
        "--skip-columns", action="store_true", help=_("leave out columns that are no field, instead of refusing them")
    )
    command.add_argument("--dry-run", action="store_true", help=_("say what would become of each row; store nothing"))
    command.add_argument(
        "--take",
        choices=[taking.value for taking in Taking],
        default=Taking.NEW.value,
        help=_("of a directory: only new cards (default), also what differs, or nothing"),
    )


def add_export(make: Make, path: Read) -> None:
    """Add what writes files; as `add_import`."""
    command = make("export", _("write the referrals to a list (CSV or XLSX), or the directory as open data (HSDS)"))
    command.add_argument("what", choices=_WHAT)
    command.add_argument("file", nargs="?", type=path, metavar="FILE")
    command.add_argument("--out", type=path, metavar="FILE", help=_("the file to write, where it was not named yet"))
    command.add_argument(
        "--format", choices=["csv", "xlsx"], help=_("what is written (default: as the name of the file ends)")
    )
    command.add_argument(
        "--as",
        dest="kind",
        choices=[kind.value for kind in ExportKind],
        help=_("as what the directory is written (default: as the name of the file ends)"),
    )
    command.add_argument(
        "--reason",
        default="",
        metavar="TEXT",
        help=_("referrals: why persons are taken out; without it nobody is named"),
    )
    command.add_argument("--tray", choices=[tray.value for tray in Tray], help=_("only what lies in this tray"))


def check_export(parser: argparse.ArgumentParser, asked: argparse.Namespace, loose: Sequence[str]) -> None:
    """Say what cannot be meant by options together.

    Args:
        parser: refuses, as argparse does.
        asked: what was understood.
        loose: words that were not; argparse does not see a file behind an option here.
    """
    names = [Path(word) for word in loose if not word.startswith("-")]
    files = [file for file in (asked.file, asked.out, *names) if file is not None]
    if len(names) < len(loose) or len(files) != 1:
        parser.error(_("say once which file is to be written: FILE or --out FILE"))
    asked.out = files[0]
    of_referrals, of_directory = (asked.tray, asked.format), (asked.kind,)
    if any(of_directory if asked.what == REFERRALS else of_referrals):
        parser.error(_("--tray and --format go with referrals, --as goes with the directory"))
