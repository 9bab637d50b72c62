"""Keeps what is typed in a page's form, and which record stood open in it, for after a lock or a crash."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject

from ks_desktop.widgets.desk import Desk

_OPEN: Final = "open"

Draft = Mapping[str, Any] | None


class Keeper:
    """The drafts of one form, kept and found off the GUI thread. Subject "" is a new record."""

    def __init__(self, desk: Desk, form: str, owner: QObject) -> None:
        """Take the form's word and whose callbacks these are; answers that come after it is gone are dropped."""
        self._desk, self._form, self._owner = desk, form, owner
        self._place = f"{form}_open"

    def keep(self, subject: str, typed: Mapping[str, Any]) -> None:
        """Keep what is typed; nothing typed is nothing kept."""
        drafts, actor, form = self._desk.drafts, self._desk.actor, self._form
        if typed:
            self._run(lambda: drafts.keep(form, subject, typed, actor=actor))
        else:
            self._run(lambda: drafts.drop(form, subject, actor=actor))

    def open_at(self, subject: str) -> None:
        """Remember which record stands open in the form."""
        drafts, actor, place = self._desk.drafts, self._desk.actor, self._place
        self._run(lambda: drafts.keep(place, "", {_OPEN: subject}, actor=actor))

    def close(self) -> None:
        """Remember that no form stands open."""
        drafts, actor, place = self._desk.drafts, self._desk.actor, self._place
        self._run(lambda: drafts.drop(place, "", actor=actor))

    def find(self, subject: str, done: Callable[[Draft], object]) -> None:
        """Find what was typed and not yet saved."""
        drafts, actor, form = self._desk.drafts, self._desk.actor, self._form
        self._desk.tasks.run(
            lambda: drafts.find(form, subject, actor=actor), done=done, owner=self._owner, latest="open"
        )

    def find_open(self, done: Callable[[str | None], object]) -> None:
        """Find which form stood open: an id, "" for a new record, None for no form."""
        drafts, actor, place = self._desk.drafts, self._desk.actor, self._place

        def find() -> str | None:
            found = drafts.find(place, "", actor=actor)
            return None if found is None else str(found[_OPEN])

        self._desk.tasks.run(find, done=done, owner=self._owner)

    def _run(self, call: Callable[[], object]) -> None:
        self._desk.tasks.run(call, owner=self._owner)
