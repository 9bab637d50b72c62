"""Start: without a word the window opens, a word runs an administrator's command."""

import sys
from collections.abc import Sequence
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

    from ks_desktop.app import start

    return start.run(folder=asked.data, practice=asked.practice, arguments=for_qt)


if __name__ == "__main__":
    sys.exit(main())
