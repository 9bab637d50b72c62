"""What every page is handed: the way to the services, who is at work, what day it is, and what was typed before."""

from collections.abc import Callable
from dataclasses import dataclass

from ks_desktop.core.clock import Clock
from ks_desktop.core.drafts import Drafts
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import UserId
from ks_desktop.widgets.tasks import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The things on every page's desk; a page gets the services it needs beside it.

    Attributes:
        tasks: Runs each service call off the GUI thread.
        actor: The user who is at work.
        clock: Tells today.
        drafts: Keeps what is typed and not yet saved.
        undo: What this user can take back.
        may: Tells whether she has a right, by its word; what she may not do is not offered to her. Services refuse it
            all the same.
    """

    tasks: Tasks
    actor: UserId
    clock: Clock
    drafts: Drafts
    undo: Undo
    may: Callable[[str], bool] = lambda _right: True
