"""Start: without a word the window opens, a word runs an administrator's command."""

import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

_WINDOW_OPTIONS = ("--practice", "--data")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        arguments: the typed words; None takes those of the command line.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0].partition("=")[0] in _WINDOW_OPTIONS:
        return _window(words)
    if words[0] == "read-paper":  # the program starts itself with it, to read what came from outside
        from ks_desktop.referrals.formreading import apart

        return apart.main()
    if words[0] == "make-plan":  # the program starts itself with it, to plan beside the window
        from ks_desktop.visits.timetable import apart as planning_apart

        return planning_apart.main()
    if words[0] == "screens":
        from ks_desktop.app import screens

        return screens.run(words)
    from ks_desktop.cli import run

    return run(words)


def _window(words: list[str]) -> int:
    # Nothing of the database or the paper is imported here: the window must be seen first.
    import argparse

    from ks_desktop.core.texts import _

    parser = argparse.ArgumentParser(prog="ks-desktop", allow_abbrev=False)
    parser.add_argument("--practice", action="store_true", help=_("open the window on invented families"))
    parser.add_argument("--data", type=Path, metavar="DIR", help=_("data folder (default: this user's own)"))
    asked, for_qt = parser.parse_known_args(words)
    if any(not word.startswith("-") and not before.startswith("-") for before, word in pairwise(["", *for_qt])):
        # A window where a command was asked would only be noticed by who looks at the screen.
        parser.error(_("put the command first, its options after it"))

    from ks_desktop.app import start

    return start.run(folder=asked.data, practice=asked.practice, arguments=for_qt)


if __name__ == "__main__":
    sys.exit(main())
