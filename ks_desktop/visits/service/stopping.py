"""What becomes of visits without her consent: those to come are cancelled; those that took place keep the case."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from ks_desktop.clients.domain import Consent, ConsentPurpose, Informed, TellKind
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.service.changing import Changing
from ks_desktop.visits.store import appointments

_STOPS: Final = frozenset({ConsentPurpose.SIGN_UP, ConsentPurpose.CONTACT})
_REASON: Final = N_("She does not agree any more")
_DONE: Final = N_("A visit took place, or was reported.")
_BOOKED: Final = N_("A visit is planned still.")


@dataclass(frozen=True, slots=True)
class Stopping:
    """This room's part when a consent is taken back or a case is to be destroyed."""

    facts: Facts
    changing: Changing

    def consent_withdrawn(self, consent: Consent, *, work: Work) -> tuple[Informed, ...]:
        """Cancel the visits to come, and return the interpreters who expect to be there."""
        if consent.purpose not in _STOPS:
            return ()
        cancelled = self.changing.stop(consent.case_id, _(_REASON), work=work)
        women = self.facts.homes(cancelled, reading=work)
        return tuple(
            Informed(
                kind=TellKind.INTERPRETER,
                who=women[visit.case_id].language,
                about=f"{visit.start:%H:%M}",
                since=visit.day,
            )
            for visit in cancelled
            if visit.interpreter is not None or women[visit.case_id].interpreter
        )

    def kept_because(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, str]:
        """Return the cases that must stay because of their visits, each with why."""
        found = {}
        for case_id, visits in store.of_cases(reading, case_ids).items():
            if any(map(_was_work, visits)):
                found[case_id] = _DONE
            elif any(visit.state is AppointmentState.BOOKED for visit in visits):
                found[case_id] = _BOOKED
        return found

    def agreed(self, visits: Collection[Appointment], *, reading: Reading) -> tuple[Appointment, ...]:
        """Return these visits without those that are planned and that she does not agree to (any more)."""
        booked = {visit.case_id for visit in visits if visit.state is AppointmentState.BOOKED}
        off = booked - self.facts.agreed(booked, reading=reading)
        return tuple(v for v in visits if v.state is not AppointmentState.BOOKED or v.case_id not in off)


def cared_for(*, reading: Reading) -> frozenset[CaseId]:
    """Return all cases in which a visit took place, or was reported."""
    return appointments.with_work(reading)


def _was_work(visit: Appointment) -> bool:
    return visit.report is not None or visit.state is AppointmentState.DONE
