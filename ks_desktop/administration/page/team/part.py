"""One part of what is set about a nurse: lines that open, and a form for one of them."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.administration.page.lines import Call, Lines, Words
from ks_desktop.visits.domain import NurseSchedule
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.form import Form

R = TypeVar("R")


class Part(Lines[R]):
    """Lines about one nurse at a time; each has drafts of her own. What was stored answers a `Scheduled`."""

    def __init__(self, desk: Desk, words: Words, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(desk, words, form, parent)
        self.schedule: NurseSchedule | None = None

    def records(self, schedule: NurseSchedule) -> Sequence[R]:
        """Return what the lines show."""
        raise NotImplementedError

    def saving_of(self, schedule: NurseSchedule) -> Call:
        """Return the call that stores what is typed about this nurse.

        Raises:
            UserError: what cannot be read.
        """
        raise NotImplementedError

    @override
    def saving(self) -> Call:
        if self.schedule is None:
            msg = "nothing stands open before a nurse is shown"
            raise RuntimeError(msg)
        return self.saving_of(self.schedule)

    def show_schedule(self, schedule: NurseSchedule) -> None:
        """Show another nurse, or the same as she is now; what stands open and is typed in it stays."""
        self.schedule = schedule
        self.show_records(self.records(schedule), str(schedule.member.user))
