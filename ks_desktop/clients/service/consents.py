"""Her answers: per purpose and receiver given, refused or taken back; what is taken back stops at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.clients import store
from ks_desktop.clients.domain import (
    Consent,
    ConsentForm,
    ConsentPurpose,
    ConsentState,
    ConsentWithdrawn,
    Informed,
    ToTell,
    newest_answer,
)
from ks_desktop.clients.domain.spellings import as_one, kept_by_spelling, kept_one
from ks_desktop.clients.store import answers, endings, telling
from ks_desktop.coalition.service.spellings import Spellings
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.moving import Moved
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import named
from ks_desktop.core.values import (
    LINE_MAX,
    NOTE_MAX,
    CaseId,
    Changes,
    ConsentId,
    OrganisationId,
    UserId,
    clean_line,
    clean_note,
    new_id,
)
from ks_desktop.security.domain import AuditEvent

_STOPPED: Final = Changes(clients=True, referrals=True, visits=True, letters=True, onward=True)
NEEDS_RECEIVER: Final = frozenset({ConsentPurpose.REFER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer of hers as a nurse writes it down.

    Attributes:
        agrees: yes, or no.
        receiver: the partner it is about, None for the JGZ itself or those who referred her.
        data: which data may go along.
        asked_by: who asked her.
    """

    purpose: ConsentPurpose
    agrees: bool
    given_on: date
    asked_by: str
    receiver: OrganisationId | None = None
    explained: str = ""
    why: str = ""
    data: str = ""
    form: ConsentForm = ConsentForm.SPOKEN


class Consents:
    """What she agrees to.

    Attributes:
        when_withdrawn: rooms that stop, in the same transaction, what an answer allowed until now; in room order.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.when_withdrawn: list[ConsentWithdrawn] = []

    def answer(self, case_id: CaseId, answered: Answered, *, actor: UserId) -> Changes:
        """Store what she answered now. A no to what was a yes stops what that yes allowed.

        Raises:
            UserErrors: a receiver, who asked her or which data is missing, or the day is to come; each at its field.
        """
        with self._database.work(actor, AuditEvent.CONSENT_RECORDED) as work:
            self.answer_within(case_id, answered, work=work)
        return _STOPPED

    def answer_within(self, case_id: CaseId, answered: Answered, *, work: Work) -> None:
        """Do what `answer` does, in the caller's transaction."""
        self.put(self._consent(case_id, answered), work=work)

    def record(self, consent: Consent, *, actor: UserId) -> Changes:
        """Store an answer of hers as it is (version 0: a new one).

        Raises:
            StaleError: somebody changed it first.
        """
        with self._database.work(actor, AuditEvent.CONSENT_RECORDED) as work:
            self.put(consent, work=work)
        return _STOPPED

    def withdraw(self, consent_id: ConsentId, on: date, *, actor: UserId) -> Changes:
        """Record that she took an answer back; what it allowed stops in the same transaction. Twice changes nothing.

        A mistake can be undone while nobody was told yet; then what it cancelled comes back as well.

        Raises:
            UserError: there is no such consent, it was no yes, or the day lies before the day she gave it or is to
                come.
        """
        with self._database.work(actor, AuditEvent.CONSENT_WITHDRAWN) as work:
            consent = store.get_consent(work, consent_id)
            if consent is None:
                raise UserError(N_("This consent is not there any more."), code="gone", field="consent_on")
            if consent.state is ConsentState.WITHDRAWN:
                return Changes()
            _check_withdrawal(consent, on, self._clock.today())
            self.put(replace(consent, state=ConsentState.WITHDRAWN, withdrawn_on=on), work=work)
        return _STOPPED

    def put(self, consent: Consent, *, work: Work) -> None:
        """Store an answer as part of other work, and stop what it does not allow any more.

        Raises:
            StaleError: somebody changed it first.
        """
        before = self._newest(consent, work)
        store.put_consent(work, consent)
        after = self._newest(consent, work)
        today = self._clock.today()
        if after is None or after.counts(today) or (before is not None and not before.counts(today)):
            return
        # Of what she never agreed to, nobody has to hear that she took it back.
        self._stop(after, work, is_told=before is not None)

    def stop_lapsed(self, case_id: CaseId, *, work: Work) -> None:
        """Stop what no answer of a case allows any more, after answers of another case came to it."""
        work.session.expire_all()
        today, given = self._clock.today(), store.consents_of(work, [case_id])
        for purpose, receiver in dict.fromkeys(answer.topic for answer in given):
            newest = newest_answer(given, purpose, receiver, on=today)
            if newest is not None and not newest.counts(today):
                was_yes = any(a.topic == newest.topic and a.state is not ConsentState.REFUSED for a in given)
                self._stop(newest, work, is_told=was_yes)

    def _stop(self, consent: Consent, work: Work, *, is_told: bool) -> None:
        informed = [each for room in self.when_withdrawn for each in room.consent_withdrawn(consent, work=work)]
        if is_told:
            self._note(consent, informed, work)

    def maybe_without_yes(self, *, reading: Reading) -> tuple[CaseId, ...]:
        """Return the cases in which her yes to the sign-up may be missing, of all that there are."""
        return tuple(answers.maybe_without_yes(reading))

    def to_tell(self, case_ids: Iterable[CaseId], *, reading: Reading) -> Mapping[CaseId, tuple[ToTell, ...]]:
        """Return who must hear what she took back, those who were told included; a case without is not in it.

        Nor is one of a pregnancy that ended: nothing is asked about it any more.
        """
        ids = tuple(case_ids)
        quiet = endings.quiet(reading, ids)
        found: dict[CaseId, tuple[ToTell, ...]] = {}
        for line in telling.of_cases(reading, [key for key in ids if key not in quiet]):
            found[line.case_id] = (*found.get(line.case_id, ()), line)
        return found

    def untold(self, *, reading: Reading) -> frozenset[CaseId]:
        """Return all cases with somebody who must still hear what she took back, those that are quiet among them."""
        return telling.untold_cases(reading)

    def tick(self, line_id: UUID, *, is_told: bool, actor: UserId) -> Changes:
        """Record that somebody was told, or that this was ticked off by mistake."""
        with self._database.work(actor, AuditEvent.CONSENT_RECORDED) as work:
            named(work, N_("tick off who was told"))
            changed = telling.tick(work, line_id, self._clock.today() if is_told else None)
        return Changes(clients=changed)

    def _newest(self, about: Consent, reading: Reading) -> Consent | None:
        kept = kept_by_spelling(Spellings(self._database).all_of(reading=reading))
        given = as_one(store.consents_of(reading, [about.case_id]), kept)
        return newest_answer(given, about.purpose, kept_one(about.receiver, kept), on=self._clock.today())

    def _note(self, consent: Consent, informed: Iterable[Informed], work: Work) -> None:
        waiting = {line.informed for line in telling.of_cases(work, [consent.case_id]) if line.told_on is None}
        for each in informed:
            if each not in waiting:
                waiting.add(each)
                line = ToTell(
                    id=new_id(),
                    case_id=consent.case_id,
                    consent_id=consent.id,
                    informed=each,
                    noted_on=self._clock.today(),
                )
                telling.add(work, line)

    def _consent(self, case_id: CaseId, answered: Answered) -> Consent:
        asked_by = clean_line(answered.asked_by).text
        texts = {name: clean_note(getattr(answered, name)).text for name in ("explained", "why", "data")}
        errors = [*_missing(answered, asked_by, texts["data"]), *_too_long(asked_by, texts)]
        if answered.given_on > self._clock.today():
            errors.append(
                UserError(N_("This day is still to come: fill in the real day."), code="future", field="given_on")
            )
        if errors:
            raise UserErrors(errors)
        return Consent(
            id=ConsentId(new_id()),
            case_id=case_id,
            purpose=answered.purpose,
            state=ConsentState.GIVEN if answered.agrees else ConsentState.REFUSED,
            receiver=answered.receiver,
            asked_by=asked_by,
            given_on=answered.given_on,
            form=answered.form,
            explained=texts["explained"],
            why=texts["why"],
            data=texts["data"],
        )


class LapsedStopped:
    """Stops, when two cases are joined, what the newest answer of both does not allow; the last to be asked."""

    joined_tables: Final[frozenset[str]] = frozenset()

    def __init__(self, consents: Consents) -> None:
        self._consents = consents

    def cases_joined(self, gone: CaseId, kept: CaseId, *, work: Work) -> tuple[Moved, ...]:
        """Stop it; nothing is given to the case that stays."""
        del gone
        self._consents.stop_lapsed(kept, work=work)
        return ()


def _missing(answered: Answered, asked_by: str, data: str) -> list[UserError]:
    errors = []
    if answered.purpose in NEEDS_RECEIVER and answered.receiver is None:
        errors.append(UserError(N_("Choose which partner this is about."), code="receiver", field="receiver"))
    if not asked_by:
        errors.append(UserError(N_("Fill in who asked her."), code="required", field="asked_by"))
    if answered.agrees and answered.purpose in NEEDS_RECEIVER and not data:
        errors.append(UserError(N_("Say which data may go along."), code="required", field="data"))
    return errors


def _too_long(asked_by: str, texts: Mapping[str, str]) -> list[UserError]:
    lengths = {"asked_by": (len(asked_by), LINE_MAX)} | {name: (len(text), NOTE_MAX) for name, text in texts.items()}
    return [
        UserError(N_("At most {most} characters fit here."), code="too_long", field=name, values={"most": most})
        for name, (length, most) in lengths.items()
        if length > most
    ]


def _check_withdrawal(consent: Consent, on: date, today: date) -> None:
    if consent.state is ConsentState.REFUSED:
        raise UserError(N_("She did not agree, so there is nothing to take back."), code="refused")
    if on < consent.given_on:
        raise UserError(N_("She took it back before she gave it: check the date."), code="order", field="withdrawn_on")
    if on > today:
        raise UserError(N_("This day is still to come: fill in the real day."), code="future", field="withdrawn_on")
