"""This room's part in a birth, a move away, a question for news, and a partner who may know nothing any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ks_desktop.clients.domain.birth import News, NewsAsked
from ks_desktop.clients.domain.life_event import OutKind, OutThere
from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits import store
from ks_desktop.visits.domain import ContactAttempt, ContactResult
from ks_desktop.visits.domain.appointment import visit_code
from ks_desktop.visits.domain.contact import ContactWay
from ks_desktop.visits.domain.life import BORN, MOVED_AWAY
from ks_desktop.visits.service.changing import Changing
from ks_desktop.visits.store import out_there

_HEARD: Final = {
    News.BORN: N_("Asked for news: the child is born."),
    News.STILL_PREGNANT: N_("Asked for news: she is still pregnant."),
    News.OTHERWISE: N_("Asked for news."),  # what it was is written down elsewhere, quietly
    News.UNKNOWN: N_("Asked for news: they do not know."),
}


@dataclass(frozen=True, slots=True)
class VisitsInLife:
    """Cancels what falls away, keeps that somebody was called, and tells what is out of the house."""

    clock: Clock
    changing: Changing

    def child_born(self, case_id: CaseId, *, work: Work) -> None:
        """Cancel the prenatal visits that are still to come, with the reason."""
        self.changing.stop(case_id, _(BORN), work=work)

    def moved_away(self, case_id: CaseId, *, work: Work) -> None:
        """Cancel the visits that are still to come, with the reason."""
        self.changing.stop(case_id, _(MOVED_AWAY), work=work)

    def news_asked(self, asked: NewsAsked, *, work: Work) -> None:
        """Keep the call to whoever referred her among the contacts; it is no try to reach her."""
        attempt = ContactAttempt(
            id=new_id(),
            case_id=asked.case_id,
            user=asked.by,
            at=self.clock.now(),
            result=ContactResult.SPOKEN,
            note=_(_HEARD[asked.news]),
            way=ContactWay.REFERRER,
        )
        store.add_attempt(work, attempt)

    def partner_may_not_know(self, case_ids: Iterable[CaseId], *, work: Work) -> None:
        """Nothing: planned visits stay, each with a remark, until she says what is safe."""

    def already_out(self, case_ids: Iterable[CaseId], *, reading: Reading) -> Iterable[OutThere]:
        """Return the plans and calendars that name her visits by code, and messages that were left for her."""
        ids = tuple(case_ids)
        for label, first in out_there.sheets_out(reading, ids):
            yield OutThere(kind=OutKind.PLAN, about=label, day=first)
        for key, at in out_there.in_calendars(reading, ids):
            yield OutThere(kind=OutKind.CALENDAR, about=visit_code(key), day=local_day(at))
        for attempts in store.attempts(reading, ids).values():
            for attempt in attempts:
                if attempt.left_message and attempt.way is not ContactWay.REFERRER:
                    yield OutThere(kind=OutKind.MESSAGE, about="", day=local_day(attempt.at))
