"""What can be typed: the commands and their options."""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias
from uuid import UUID

from ks_desktop import __version__
from ks_desktop.cli.keeping_parser import add_keeping
from ks_desktop.cli.list_parser import add_export, add_import, check_export
from ks_desktop.cli.log_parser import add_log
from ks_desktop.cli.onward_parser import add_acts, add_list_options
from ks_desktop.cli.requests_parser import add_requests
from ks_desktop.cli.users_parser import add_users
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import LegalGround, LetterKind, SendRoute, Variant

if TYPE_CHECKING:
    _Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - argparse gives it no other name


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WEEK: Final = re.compile(r"([0-9]{4})-W([0-9]{2})")
_MOST_DIGITS: Final = 6
_YEARS: Final = range(1950, 2200)  # no pregnancy of ours lies outside


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked.

    Raises:
        SystemExit: 2 for a word or option that is not known, 0 for help and version (argparse's way).
    """
    parser = build()
    asked, loose = parser.parse_known_args(arguments)
    if asked.command == "export":
        check_export(parser, asked, loose)
    elif loose:
        parser.parse_args(arguments)  # says it in argparse's own words
    return asked


def build() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="ks-desktop", description=_("Without a command the window opens."), allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"KS Huisbezoek {__version__}")
    parser.add_argument("--practice", action="store_true", help=_("open the window on invented families"))
    commands = parser.add_subparsers(dest="command", metavar=_("command"))
    _add_init(commands)
    _add_records(commands)
    _add_print(commands)
    _add_calendar(commands)
    _add_others(commands)
    return parser


def _command(commands: "_Commands", name: str, about: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
    command.add_argument("--data", type=_path, metavar="DIR", help=_("data folder (default: this user's own)"))
    command.add_argument("--user", metavar="NAME", help=_("login name (default: the only one)"))
    command.add_argument(
        "--passphrase-file", type=_path, metavar="FILE", help=_("file with the passphrase, readable by you alone")
    )
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    return command


def _add_init(commands: "_Commands") -> None:
    init = _command(commands, "init", _("make a new encrypted database"))
    init.add_argument("--recovery-out", type=_path, metavar="FILE", help=_("write the recovery sheet (PDF) here"))
    init.add_argument("--full-name", default="", metavar="NAME", help=_("your name as it stands under letters"))
    init.add_argument(
        "--municipality", action="append", default=[], metavar="CODE", help=_("CBS code or name; may be repeated")
    )
    init.add_argument("--start-postcode", default="", metavar="CODE", help=_("where your rounds begin"))


def _add_records(commands: "_Commands") -> None:
    _add_lists(commands)
    listing = _command(commands, "list", _("list referrals, visits or letters"))
    listing.add_argument(
        "what", choices=["referrals", "visits", "letters", "organisations", "services", "municipalities", "onward"]
    )
    add_list_options(listing)
    _add_onward(commands)
    _command(commands, "doubles", _("list women on record who are likely one"))
    plan = _command(commands, "plan", _("propose visits for all who are ready"))
    plan.add_argument("--from", dest="first", type=_day, required=True, metavar="DATE")
    plan.add_argument("--weeks", type=_weeks, required=True, metavar="N")
    plan.add_argument("--rounds", type=_rounds, metavar="N", help=_("look at most so long for a better plan"))
    plan.add_argument("--accept", action="store_true", help=_("book the proposals, draft the letters"))
    _add_letter(commands)


def _add_onward(commands: "_Commands") -> None:
    onward = commands.add_parser(
        "onward", help=_("refer her for help, and write down what became of it"), allow_abbrev=False
    )
    acts = onward.add_subparsers(dest="act", required=True, metavar=_("act"))
    add_acts(partial(_command, acts), _day)


def _add_letter(commands: "_Commands") -> None:
    letter = _command(commands, "letter", _("make a letter"))
    letter.add_argument("kind", choices=[kind.value for kind in LetterKind])
    letter.add_argument(
        "--case",
        required=True,
        metavar="ID",
        help=_("the case: its id, the number of a letter, or the code of a visit"),
    )
    letter.add_argument("--to", metavar="ID", help=_("organisation, or referral it answers"))
    letter.add_argument("--question", default="", metavar="TEXT", help=_("what you ask of the organisation"))
    _several(letter, "--word", "NAME=TEXT", _("another text of the letter, by its name; may be repeated"), _named)
    _several(letter, "--with", "NAME", _("a datum that goes along too; may be repeated"), str)
    _several(letter, "--without", "NAME", _("a datum that stays out; may be repeated"), str)
    _several(letter, "--why", "NAME=TEXT", _("why a datum goes along that the preset leaves out"), _named)
    letter.add_argument("--language", metavar="CODE", help=_("her language beside the Dutch, such as tr"))
    letter.add_argument("--variant", choices=[variant.value for variant in Variant])
    letter.add_argument("--route", choices=[route.value for route in SendRoute])
    letter.add_argument("--consent-by", default="", metavar="NAME", help=_("record that she agrees, and who asked her"))
    letter.add_argument(
        "--ground",
        choices=[ground.value for ground in LegalGround],
        help=_("the law it goes out by without her consent"),
    )
    letter.add_argument("--ground-reason", default="", metavar="TEXT", help=_("why that ground holds here"))
    letter.add_argument("--final", action="store_true", help=_("number and lock it"))


def _several(
    command: argparse.ArgumentParser, option: str, metavar: str, about: str, kind: Callable[[str], object]
) -> None:
    name = option.strip("-")
    dest = f"{name}_data" if name.startswith("with") else name
    command.add_argument(option, dest=dest, action="append", default=[], metavar=metavar, help=about, type=kind)


def _add_lists(commands: "_Commands") -> None:
    make = partial(_command, commands)
    add_import(make, _path, _day)
    add_export(make, _path)


def _add_print(commands: "_Commands") -> None:
    printing = commands.add_parser(
        "print", help=_("write a plan, a letter, what was agreed or the referral form as PDF"), allow_abbrev=False
    )
    papers = printing.add_subparsers(dest="paper", required=True, metavar=_("paper"))
    plan = _command(papers, "plan", _("the plan of a day or a week"))
    which = plan.add_mutually_exclusive_group(required=True)
    which.add_argument("--date", type=_day, metavar="DATE")
    which.add_argument("--week", type=_week, metavar="YYYY-Www")
    plan.add_argument("--team", action="store_true", help=_("with --week: the whole team, by code and postcode area"))
    plan.add_argument("--out", type=_path, required=True, metavar="FILE")
    agreement = _command(papers, "agreement", _("what was agreed with a municipality, on one sheet"))
    agreement.add_argument("--municipality", required=True, metavar="CODE", help=_("CBS code or name"))
    agreement.add_argument("--out", type=_path, required=True, metavar="FILE")
    form = _command(papers, "form", _("the empty referral form, to be filled in on a screen or by hand"))
    form.add_argument("--out", type=_path, required=True, metavar="FILE")
    letter = _command(papers, "letter", _("a letter; a draft says so across the page"))
    letter.add_argument("id", metavar="ID", help=_("its id or its number"))
    letter.add_argument("--out", type=_path, required=True, metavar="FILE")


def _add_calendar(commands: "_Commands") -> None:
    calendar = _command(commands, "calendar", _("write visits for your own calendar (iCalendar), without persons"))
    calendar.add_argument("first", type=_day, metavar="FROM")
    calendar.add_argument("last", type=_day, metavar="TO")
    calendar.add_argument("--out", type=_path, metavar="FILE", help=_("without it: say literally what would leave"))
    calendar.add_argument("--busy", action="store_true", help=_("also meetings and absence, as busy time"))


def _add_others(commands: "_Commands") -> None:
    retention = _command(commands, "retention", _("destroy what may not be kept without consent"))
    retention.add_argument("--dry-run", action="store_true", help=_("say what would go, and when; destroy nothing"))
    _add_backups(commands)
    add_keeping(partial(_command, commands), _path, _day)
    add_log(partial(_command, commands), _path, _day)
    add_requests(partial(_command, commands), _path, _day)
    add_users(partial(_command, commands), _path)
    rehearse = commands.add_parser(
        "rehearse", help=_("do the main job on invented families, without a window"), allow_abbrev=False
    )
    rehearse.add_argument("--out", type=_path, required=True, metavar="DIR")
    screens = _command(commands, "screens", _("write every page as PNG"))
    screens.add_argument("--out", type=_path, required=True, metavar="DIR")
    screens.add_argument("--scale", type=_scale, default=100, metavar="PERCENT")
    screens.add_argument("--dark", action="store_true")


def _add_backups(commands: "_Commands") -> None:
    verify = _command(commands, "verify", _("check the database, its keys and its journal, or one backup"))
    verify.add_argument("file", nargs="?", type=_path, metavar="FILE", help=_("a backup; no data folder is needed"))
    backup = _command(commands, "backup", _("make a backup and read it back"))
    backup.add_argument("--to", type=_path, metavar="DIR", help=_("also there, in place of the folder of the settings"))
    _command(commands, "backups", _("list the backups, and what a restore put aside"))
    restore = _command(commands, "restore", _("put a backup back; what is there now is moved aside"))
    restore.add_argument(
        "file",
        type=_path,
        nargs="?",
        metavar="FILE",
        help=_("the backup, a file that ends in .db (default: the newest)"),
    )


def _day(typed: str) -> date:
    try:
        day = date.fromisoformat(typed) if _DAY.fullmatch(typed) else None
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise argparse.ArgumentTypeError(_("type a date as 2026-11-24"))
    return day


def _named(typed: str) -> tuple[str, str]:
    name, sign, text = typed.partition("=")
    if not name.strip() or not sign:
        raise argparse.ArgumentTypeError(_("type a name, =, and the text"))
    return name.strip(), text


def _rounds(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal() and int(typed[:_MOST_DIGITS]) >= 1 and len(typed) <= _MOST_DIGITS):
        raise argparse.ArgumentTypeError(_("type a whole number from 1"))
    return int(typed)


def _weeks(typed: str) -> int:
    return _between(typed, 1, 45)


def _scale(typed: str) -> int:
    return _between(typed, 50, 400)


def _between(typed: str, least: int, most: int) -> int:
    if not typed.isascii() or not typed.isdigit() or not least <= int(typed[:9]) <= most:
        raise argparse.ArgumentTypeError(_("choose from {least} to {most}", least=least, most=most))
    return int(typed)


def _week(typed: str) -> tuple[int, int]:
    found = _WEEK.fullmatch(typed)
    try:
        if found is not None and int(found[1]) in _YEARS:
            date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return int(found[1]), int(found[2])
    except ValueError:
        pass  # a year without a week 53: said below
    raise argparse.ArgumentTypeError(_("type a week as 2026-W48"))


def _path(typed: str) -> Path:
    if not typed.strip() or "\0" in typed:
        raise argparse.ArgumentTypeError(_("type the name of a file or folder"))
    return Path(typed)


def identifier(typed: str, *, field: str) -> UUID:
    """Return an id that was typed.

    Raises:
        UserError: it is no id.
    """
    try:
        return UUID(typed)
    except ValueError as error:
        raise UserError(N_("This is not an id of this program."), code="id", field=field) from error
