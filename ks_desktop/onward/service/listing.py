"""Onward referrals as they are read: of cases, of those that wait, with her name."""

from collections.abc import Collection, Iterable
from datetime import date

from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, OnwardId, UserId
from ks_desktop.onward import store
from ks_desktop.onward.domain import OnwardReferral, OnwardState, is_due, is_overdue, next_step, wants_second_choice
from ks_desktop.onward.domain.line import OnwardLine, Wanted
from ks_desktop.onward.store.asked import with_open


class OnwardList:
    """Onward referrals to read; nothing is changed here."""

    def __init__(self, database: Database, clock: Clock, clients: Clients) -> None:
        self._database = database
        self._clock = clock
        self._clients = clients

    def of_cases(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[OnwardReferral, ...]]:
        """Return the referrals of these cases, the oldest first; a case without any is not in it."""
        return store.of_cases(reading, case_ids)

    def with_open(self, case_ids: Collection[CaseId], *, reading: Reading) -> frozenset[CaseId]:
        """Return the cases in which something of the help that was asked is still open; the rule is `still_open`."""
        return with_open(reading, case_ids)

    def referral(self, onward_id: OnwardId, *, actor: UserId) -> OnwardReferral:
        """Return one referral.

        Raises:
            UserError: there is none of this id, or her record is shielded from who asks.
        """
        with self._database.reading(actor) as reading:
            return self._seen(onward_id, reading)

    def due(self, *, actor: UserId, by: date | None = None) -> tuple[OnwardLine, ...]:
        """Return what is to be asked by a day (today), and where something else is to be chosen; none of a quiet case.

        The day to ask first comes first.
        """
        return self.lines(Wanted(due_by=by or self._clock.today()), actor=actor)

    def lines(self, wanted: Wanted, *, actor: UserId) -> tuple[OnwardLine, ...]:
        """Return those that somebody wants to see, the next to ask about first."""
        with self._database.reading(actor) as reading:
            found = store.listed(
                reading,
                wanted.asked,
                by=wanted.due_by or wanted.overdue_on,
                case_id=wanted.case_id,
                with_quiet=wanted.with_quiet,
            )
            # Only where help did not begin something else of hers may stand in its place.
            failed = {each.case_id for each in found if each.state is OnwardState.NOT_STARTED}
            others = store.of_cases(reading, failed)
            kept = [each for each in found if _is_wanted(each, wanted, others.get(each.case_id, ()))]
            return self._lines(kept, others, reading)

    def _lines(
        self, found: Iterable[OnwardReferral], others: dict[CaseId, tuple[OnwardReferral, ...]], reading: Reading
    ) -> tuple[OnwardLine, ...]:
        found, today = tuple(found), self._clock.today()
        cases = self._clients.cases({each.case_id for each in found}, reading=reading)
        women = self._clients.clients({case.client_id for case in cases.values()}, reading=reading)
        return tuple(
            OnwardLine(
                referral=each,
                client_id=case.client_id,
                woman=women[case.client_id].name.full,
                nurse=case.nurse,
                next=next_step(each, today, others=others.get(each.case_id, ())),
                is_quiet=case.is_quiet,
            )
            for each in found
            for case in (cases[each.case_id],)
            if not women[case.client_id].is_hidden  # where she is referred to tells what she needs
        )

    def _seen(self, onward_id: OnwardId, reading: Reading) -> OnwardReferral:
        """Return a referral that whoever asks may see.

        Raises:
            UserError: there is none of this id, or her record is shielded.
        """
        referral = store.get(reading, onward_id)
        if self._clients.shield.unseen_cases([referral.case_id], reading):
            raise UserError(N_("This record is shielded. Open her page first, and say why."), code="shielded")
        return referral


def _is_wanted(referral: OnwardReferral, wanted: Wanted, others: Iterable[OnwardReferral]) -> bool:
    if wanted.overdue_on is not None and not is_overdue(referral, wanted.overdue_on):
        return False
    return wanted.due_by is None or is_due(referral, wanted.due_by) or wants_second_choice(referral, others)
