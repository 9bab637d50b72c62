"""The command `screens`: every page as a picture named after it, with practice data or with the real."""

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.cli.parser import parse
from ks_desktop.cli.secrets import NoPromptError, passphrase
from ks_desktop.core.errors import KsError, StorageError, StorageProblem
from ks_desktop.core.paths import make_private_folder, write_private
from ks_desktop.core.texts import N_, _
from ks_desktop.security.rights import Right

if TYPE_CHECKING:
    from ks_desktop.house import House
    from ks_desktop.window import MainWindow

_PERCENT: Final = 100
_LOOK_AHEAD: Final = timedelta(days=28)


def run(words: Sequence[str]) -> int:
    """Write the pictures and return the exit code, as `cli.run` does.

    Args:
        words: the typed words, the first is `screens`.
    """
    asked = parse(words)
    try:
        return _run(asked)
    except NoPromptError:
        output.tell(_("There is no terminal to type the passphrase at: use --passphrase-file."))
        return Exit.USAGE
    except KsError as error:
        return output.say_error(error, as_json=asked.json)


def _run(asked: argparse.Namespace) -> Exit:
    # The scale holds for a whole process and must be known before Qt starts; no window needs to be seen.
    os.environ["QT_SCALE_FACTOR"] = str(asked.scale / _PERCENT)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    house = _house(asked)
    try:
        names = write_pictures(house, asked.out, dark=asked.dark)
    finally:
        house.close()
    if asked.json:
        output.say_json(names)
    else:
        for name in names:
            output.say(name)
    return Exit.DONE


def _house(asked: argparse.Namespace) -> "House":
    from ks_desktop import house as houses
    from ks_desktop.security.domain import AuditEvent

    if asked.data is None:
        return houses.practice()
    house = houses.open_house(asked.data, asked.user, passphrase(asked.passphrase_file), process="screens")
    house.record(AuditEvent.SCREENS_MADE)
    output.tell(_("Careful: these pictures show real people. Destroy them after use."))
    return house


def write_pictures(house: "House", folder: Path, *, dark: bool = False) -> list[str]:
    """Write a picture of each page of an open house; return the files' names.

    Raises:
        StorageError: a picture could not be written.
    """
    from ks_desktop.app.stage import Stage

    stage = Stage(house, dark=dark)
    names = []
    try:
        make_private_folder(folder)
        for name, show in _pages(house, stage.main):
            if not is_for(name, _may(house)):
                continue
            write_private(folder / f"{name}.png", stage.picture(show))
            names.append(f"{name}.png")
    except OSError as error:
        raise StorageError(
            StorageProblem.READ_ONLY, N_("The file could not be written. Check the folder and the disk.")
        ) from error
    finally:
        stage.clear()
    return names


def is_for(name: str, may: Callable[[Right], bool]) -> bool:
    """Tell whether somebody with these rights would see the page of this picture in the window."""
    from ks_desktop.records.page.parts import PARTS
    from ks_desktop.window.places import BELOW_THE_LINE, PLACES

    needed: dict[str, tuple[str, ...]] = {item.word: item.rights for item in (*PLACES, *BELOW_THE_LINE)}
    needed |= {part.word: part.rights for part in PARTS}
    needed |= dict.fromkeys(("day_plan", "team_plan", "plans_out", "calendar_file", "plan"), (Right.PLAN,))
    needed |= {"woman": (Right.SEE_WOMEN,), "fitting": (Right.REPORT,), "referral": (Right.RECORD,)}
    needed |= {"letter": (Right.LETTERS,)}
    return not needed.get(name) or any(may(Right(right)) for right in needed[name])


def _pages(house: "House", main: "MainWindow") -> Iterator[tuple[str, Callable[[], object]]]:
    for word in ("today", "referrals", "women", "agenda", "letters", "directory", "privacy", "settings"):
        yield word, partial(main.show_page, word)
    for view in ("partners", "towns"):
        yield view, partial(_show_directory, main, view)
    for part in ("keeping", "log", "data"):
        yield part, partial(_show_privacy, main, part)
    lines = house.casefiles.list(actor=house.actor).lines if is_for("woman", _may(house)) else ()
    if lines:
        yield "woman", lambda: main.open_case(lines[0].case_id)
        yield "fitting", lambda: main.open_case(lines[0].case_id, "refer")
        yield "referral", main.new_referral
        yield "plan", lambda: main.plan_for(lines[0].case_id)
        yield "letter", lambda: main.make_letter(lines[0].case_id, "feedback")
    if house.is_practice:  # nothing is ever brought into a real folder for the sake of a picture
        yield "paper", partial(_show_paper, house, main)
        yield "list", partial(_show_list, house, main)
    yield "day_plan", lambda: main.plans.show_day(_day_with_visits(house))
    yield "team_plan", lambda: main.plans.show_team(_day_with_visits(house))
    yield "plans_out", main.aside.show_printed
    yield "calendar_file", lambda: main.aside.show_calendar_week(_day_with_visits(house))
    yield "help", main.toggle_help


def _may(house: "House") -> Callable[[Right], bool]:
    return lambda right: house.rights.may(right, actor=house.actor)


def _show_directory(main: "MainWindow", view: str) -> None:
    """Show one of the views of the directory beside what is offered."""
    main.show_page("directory")
    main.pages.directory().views.chosen.emit(view)


def _show_privacy(main: "MainWindow", part: str) -> None:
    """Show one of the parts of the Privacy page beside the first."""
    main.show_page("privacy")
    main.pages.privacy().show_part(part)


def _show_paper(house: "House", main: "MainWindow") -> None:
    """Show a form that came in, beside the form it is typed in."""
    received = house.papers.receive(house.papers.blank_form(actor=house.actor), actor=house.actor)
    main.show_page("referrals")
    if received.paper is not None:
        main.pages.referrals().open_paper(received.paper.id)


def _show_list(house: "House", main: "MainWindow") -> None:
    """Show a list before it is taken in."""
    from ks_desktop.referrals.page.bringing import BroughtList
    from ks_desktop.referrals.service.exports import ListFormat

    exported = house.exports.write(ListFormat.CSV, actor=house.actor, reason="screens")
    main.show_page("referrals")
    main.pages.referrals().show_list(BroughtList(name="lijst.csv", content=exported.file))


def _day_with_visits(house: "House") -> date:
    """Return the next day with a visit, so that there is something to see; without any, tomorrow."""
    from ks_desktop.visits.domain import AppointmentState

    tomorrow = house.clock.today() + timedelta(days=1)
    with house.database.reading(house.actor) as reading:
        ahead = house.visits.between(tomorrow, tomorrow + _LOOK_AHEAD, reading=reading)
    return next((visit.day for visit in ahead if visit.state is AppointmentState.BOOKED), tomorrow)
