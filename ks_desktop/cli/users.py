"""Users by command: who can log in, and what is changed about it."""

import argparse
from collections.abc import Callable
from typing import Any, Final

from ks_desktop.administration.people import NewColleague, Person, Settled
from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.cli.secrets import passphrase
from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.house import House
from ks_desktop.security.domain import Role

_COLUMNS: Final = ("name", "full_name", "roles", "state", "last_log_in")


def users(house: House, asked: argparse.Namespace) -> Exit:
    """Do what was asked about users; without an act, list them."""
    return _ACTS[asked.act](house, asked)


def _list(house: House, asked: argparse.Namespace) -> Exit:
    team = house.people.all(actor=house.actor)
    rows = [_row(person) for person in team.people]
    if asked.json:
        output.say_json({"users": rows, "waits": list(team.waits)})
    else:
        output.say_table([row | {"roles": ", ".join(row["roles"])} for row in rows], _COLUMNS)
    for said in (*team.waits, *house.people.recoveries.notices(actor=house.actor)):
        if said not in house.notices:  # told as the house was entered
            output.tell(said)
    return Exit.DONE


def _add(house: House, asked: argparse.Namespace) -> Exit:
    first = passphrase(asked.first_passphrase_file, twice=True)
    colleague = NewColleague(
        name=asked.name,
        full_name=asked.full_name or asked.name,
        job_title=asked.job_title,
        roles=_roles(asked),
        passphrase=first,
        repeated=first,
    )
    house.people.add(colleague, actor=house.actor)
    return _done(asked, _("She can log in. Tell her the first passphrase; she chooses her own."))


def _change_roles(house: House, asked: argparse.Namespace) -> Exit:
    house.people.change_roles(_whose(house, asked), _roles(asked), actor=house.actor)
    return _done(asked, _("Saved."))


def _first_passphrase(house: House, asked: argparse.Namespace) -> Exit:
    whose = _whose(house, asked)
    first = passphrase(asked.first_passphrase_file, twice=True)
    house.people.first_passphrase(whose, first, first, actor=house.actor)
    return _done(asked, _("Tell her this passphrase. She chooses her own when she logs in."))


def _leave(house: House, asked: argparse.Namespace) -> Exit:
    leaving = house.people.leaving(_whose(house, asked), actor=house.actor)
    settled = house.people.leave(leaving.person.user.id, passphrase(asked.passphrase_file), actor=house.actor)
    _say_left(settled, asked, {"cases": leaving.cases, "visits": leaving.visits})
    return Exit.DONE


def _known(house: House, asked: argparse.Namespace) -> Exit:
    house.people.recoveries.see(actor=house.actor)
    return _done(asked, _("Saved."))


_ACTS: Final[dict[str, Callable[[House, argparse.Namespace], Exit]]] = {
    "list": _list,
    "add": _add,
    "roles": _change_roles,
    "passphrase": _first_passphrase,
    "leave": _leave,
    "known": _known,
}


def _whose(house: House, asked: argparse.Namespace) -> UserId:
    user = house.users.named(asked.name)
    if user is None:
        raise UserError(N_("There is no user of this name in this database."), code="unknown_user", field="user_name")
    return user.id


def _roles(asked: argparse.Namespace) -> frozenset[Role]:
    return frozenset(Role(word) for word in asked.role)


def _row(person: Person) -> dict[str, Any]:
    last = person.last_log_in
    return {
        "name": person.user.name,
        "full_name": person.user.full_name,
        "roles": sorted(role.value for role in person.user.roles),
        "left_on": person.user.left_on.isoformat() if person.user.left_on else None,
        "has_key": person.has_key,
        "restricted": person.holds_restricted,
        "must_change": person.must_change,
        "is_current": person.is_current,
        "state": person.state_text(),
        "last_log_in": last.astimezone(AMSTERDAM).isoformat(timespec="seconds") if last else None,
    }


def _say_left(settled: Settled, asked: argparse.Namespace, left: dict[str, int]) -> None:
    if asked.json:
        output.say_json(
            {**left, "rekeyed": settled.database, "resealed": settled.resealed, "waits": list(settled.waits)}
        )
    elif settled.database:
        output.say(_("She left. The keys were renewed, and a backup was made with them."))
    else:
        output.say(_("She left, and cannot log in any more."))
    for said in settled.waits:
        output.tell(said)


def _done(asked: argparse.Namespace, said: str) -> Exit:
    if asked.json:
        output.say_json({"done": True})
    else:
        output.say(said)
    return Exit.DONE
