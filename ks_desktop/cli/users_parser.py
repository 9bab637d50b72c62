"""What can be typed about users."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ks_desktop.core.texts import _
from ks_desktop.security.domain import Role

ACTS: Final = ("list", "add", "roles", "passphrase", "leave", "known")

Make = Callable[[str, str], argparse.ArgumentParser]


def add_users(make: Make, path: Callable[[str], Path]) -> None:
    """Add `users`.

    Args:
        make: makes a command with the options that each has.
        path: reads a path.
    """
    users = make("users", _("list who can log in; add somebody, change roles, give a first passphrase, let her leave"))
    users.add_argument("act", nargs="?", choices=ACTS, default="list")
    users.add_argument("name", nargs="?", default="", metavar="LOGIN", help=_("add, roles, passphrase, leave: who"))
    users.add_argument("--full-name", default="", metavar="NAME", help=_("add: as it stands under letters"))
    users.add_argument("--job-title", default="", metavar="TEXT", help=_("add: as it stands under letters"))
    users.add_argument(
        "--role",
        action="append",
        default=[],
        choices=[role.value for role in Role],
        help=_("add, roles: what she does here; may be repeated"),
    )
    users.add_argument(
        "--first-passphrase-file",
        type=path,
        metavar="FILE",
        help=_("add, passphrase: the first passphrase, alone on the first line; she chooses her own"),
    )
