"""One command from typed words to exit code."""

import argparse
from collections.abc import Callable, Sequence
from typing import Final

from ks_desktop.cli import backups, commands, output
from ks_desktop.cli.calendar import calendar
from ks_desktop.cli.doubles import doubles
from ks_desktop.cli.keeping import certificates, keeping
from ks_desktop.cli.letters import make_letter
from ks_desktop.cli.log import log
from ks_desktop.cli.onward import onward
from ks_desktop.cli.output import Exit
from ks_desktop.cli.parser import parse
from ks_desktop.cli.requests import data_list, leave_with_all, requests
from ks_desktop.cli.retention import retention
from ks_desktop.cli.secrets import NoPromptError, passphrase
from ks_desktop.cli.users import users
from ks_desktop.core.errors import KsError
from ks_desktop.core.paths import default_data_folder
from ks_desktop.core.texts import _
from ks_desktop.house import House, open_house

_WITHOUT: dict[str, Callable[[argparse.Namespace], Exit]] = {"init": commands.init, "restore": backups.restore}
BROKEN_OFF: Final = 130  # what shells expect of a program that was stopped by Ctrl+C
_IN_A_HOUSE: dict[str, Callable[[House, argparse.Namespace], Exit]] = {
    "import": commands.import_referrals,
    "export": commands.export_referrals,
    "list": commands.list_records,
    "doubles": doubles,
    "plan": commands.plan,
    "letter": make_letter,
    "print": commands.print_paper,
    "calendar": calendar,
    "onward": onward,
    "retention": retention,
    "log": log,
    "users": users,
    "keeping": keeping,
    "certificates": certificates,
    "requests": requests,
    "data-list": data_list,
    "leave-with-all": leave_with_all,
    "verify": commands.verify,
    "backup": backups.backup,
    "backups": backups.list_backups,
}


def run(arguments: Sequence[str]) -> int:
    """Do one command and return the exit code.

    Args:
        arguments: the words after the program's name, the first is the command.
    Returns:
        0 done, 1 input refused, 2 usage, 3 storage or folder in use, 4 wrong passphrase.
    """
    output.speak_utf8()
    asked = parse(arguments)
    try:
        return _do(asked)
    except NoPromptError:
        output.tell(_("There is no terminal to type the passphrase at: use --passphrase-file."))
        return Exit.USAGE
    except KsError as error:
        return output.say_error(error, as_json=getattr(asked, "json", False))
    except BrokenPipeError:
        # Whoever read our lines has gone (`| head`). What was said is saved; an import stops halfway.
        output.hang_up()
        return Exit.STORAGE if asked.command == "import" else Exit.DONE
    except output.UnheardError:
        output.hang_up()
        output.tell(_("The result could not be written. Check the disk behind it."))
        return Exit.STORAGE
    except KeyboardInterrupt:
        output.tell(_("Broken off. What was said until now is saved."))
        return BROKEN_OFF


def _do(asked: argparse.Namespace) -> Exit:
    if asked.command == "rehearse":
        from ks_desktop.cli.rehearsal import rehearse

        return rehearse(asked.out)
    asked.data = asked.data or default_data_folder()
    if asked.command in _WITHOUT:
        return _WITHOUT[asked.command](asked)
    if asked.command == "verify" and asked.file is not None:
        return backups.verify_backup(asked)
    house = open_house(asked.data, asked.user, passphrase(asked.passphrase_file), process=asked.command)
    try:
        _tell_of_files(house)
        return _IN_A_HOUSE[asked.command](house, asked)
    finally:
        house.close()


def _tell_of_files(house: House) -> None:
    # What the window says once after an unlock: of mark, clock and key file.
    for notice in house.notices:
        output.tell(_(notice))
    if house.key_from_copy:
        output.tell(_("The key file was damaged. Its spare copy was used and put back."))
