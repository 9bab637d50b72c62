"""Backups by command: make one, list them, look one over, put one back."""

import argparse
from pathlib import Path
from typing import Any

from ks_desktop import house as houses
from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.cli.secrets import passphrase
from ks_desktop.core.clock import AMSTERDAM, Clock
from ks_desktop.core.texts import _, n_
from ks_desktop.house import House
from ks_desktop.records.domain import Copy
from ks_desktop.records.service import LaidReady, verify_file

_COLUMNS = ("made_at", "state", "records", "bytes", "file")


def backup(house: House, asked: argparse.Namespace) -> Exit:
    """Make a backup, and the same in another folder; a folder that does not take it is no success."""
    made = house.backups.make(actor=house.actor, to=asked.to and asked.to.absolute())
    if made is None:  # pragma: no cover - nobody can stop a command but with Ctrl+C
        return Exit.STORAGE
    row = _row(made.copy) | {
        "second": str(made.second.path) if made.second else None,
        "problem": made.problem,
        "removed": made.removed,
    }
    if asked.json:
        output.say_json(row)
    else:
        for copy in (made.copy, made.second):
            if copy is not None:
                output.say(_("Made and read back: {file}", file=copy.path))
    for said in (*([made.problem] if made.problem else []), *made.remarks):
        output.tell(said)
    return Exit.STORAGE if made.problem else Exit.DONE


def list_backups(house: House, asked: argparse.Namespace) -> Exit:
    """List the backups of this database, newest first, then what a restore put aside."""
    rows = [_row(copy) for copy in house.backups.copies(actor=house.actor)]
    rows += [
        {"made_at": None, "state": "put_aside", "records": None, "bytes": path.stat().st_size, "file": str(path)}
        for path in house.backups.put_aside()
    ]
    if asked.json:
        output.say_json(rows)
    else:
        output.say_table(rows, _COLUMNS)
    return Exit.DONE


def restore(asked: argparse.Namespace) -> Exit:
    """Put a backup back, the newest good one when none is named, with the passphrase of its time.

    What was there is moved aside.
    """
    phrase = passphrase(asked.passphrase_file)
    if asked.file is None:
        house, laid = houses.restore_newest(asked.data, asked.user, phrase)
    else:
        house, laid = houses.restore(asked.data, asked.file.absolute(), asked.user, phrase)
    house.close()
    if asked.json:
        output.say_json(
            {
                "made_at": laid.made_at.isoformat() if laid.made_at else None,
                "records": laid.records,
                "aside": str(asked.data / laid.aside) if laid.aside else None,
            }
        )
    else:
        _say_restored(asked.data, laid)
    return Exit.DONE


def verify_backup(asked: argparse.Namespace) -> Exit:
    """Look one backup over as a restore would; no data folder is needed, and nothing is changed."""
    phrase = passphrase(asked.passphrase_file)
    found = verify_file(asked.file.absolute(), asked.user, phrase, clock=Clock())
    if asked.json:
        output.say_json(
            {
                "ok": True,
                "has_note": found.manifest is not None,
                "records": found.contents.records,
                "tables": dict(found.contents.tables),
                "log": {"seq": found.contents.head.seq, "hash": found.contents.head.hash},
                "seconds": round(found.seconds, 1),
            }
        )
        return Exit.DONE
    output.say(
        n_(
            "This backup is whole: {count} record, opened in {seconds} s.",
            "This backup is whole: {count} records, opened in {seconds} s.",
            found.contents.records,
            seconds=max(1, round(found.seconds)),
        )
    )
    if found.manifest is None:
        output.tell(_("There is no note beside it, so nobody can say whether it is what was made then."))
    return Exit.DONE


def _say_restored(folder: Path, laid: LaidReady) -> None:
    output.say(
        n_("Put back: {count} record.", "Put back: {count} records.", laid.records)
        if laid.made_at is None
        else n_(
            "Put back: {count} record, backup of {made_at}.",
            "Put back: {count} records, backup of {made_at}.",
            laid.records,
            made_at=f"{laid.made_at.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}",
        )
    )
    if laid.aside:
        output.say(_("What was there before lies in {folder}.", folder=folder / laid.aside))


def _row(copy: Copy) -> dict[str, Any]:
    note = copy.manifest
    return {
        "made_at": note.made_at.astimezone(AMSTERDAM).isoformat(timespec="seconds") if note else None,
        "state": "whole" if copy.is_whole else "not_whole",
        "records": note.records if note else None,
        "bytes": copy.size,
        "file": str(copy.path),
    }
