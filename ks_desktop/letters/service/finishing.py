"""From draft to final, sent or withdrawn: each step in the caller's transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from ks_desktop.clients.service import Clients
from ks_desktop.core import attachments
from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.drafts import drop_within
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LetterId, clean_note
from ks_desktop.letters import gate, making, store
from ks_desktop.letters.domain import DRAFT_FORM, Letter, LetterKind, LetterLine, LetterState, SendRoute, check_step
from ks_desktop.letters.domain.beyond import beyond_preset
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.gathering import Gathering
from ks_desktop.letters.service.drafting import with_draft
from ks_desktop.letters.service.following import Following
from ks_desktop.letters.store.listing import replaced_among
from ks_desktop.paper import paint
from ks_desktop.referrals.service import Referrals
from ks_desktop.security.audit import About, Audit, anchor_of
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import ContactWay

PDF: Final = "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finishing:
    """The steps that cannot be taken back."""

    clock: Clock
    referrals: Referrals
    gathering: Gathering
    audit: Audit
    following: Following

    def finalise(self, letter_id: LetterId, *, work: Work) -> Letter:
        """Give a letter its number and keep its bytes; the referral it answers knows of it."""
        letter = store.get(work, letter_id)
        check_step(letter.state, LetterState.FINAL)
        ready = making.prepared(letter.draft, self.gathering.facts(letter.draft, reading=work))
        hindrances = ready.hindrances()
        if hindrances := (*hindrances, *making.glyph_hindrance(paint.missing_glyphs(ready.composed().document))):
            raise UserErrors(hindrances)
        now, today = self.clock.now(), self.clock.today()
        number = store.next_number(work, today.year)
        composition = ready.composed(number)
        document = replace(composition.document, anchor=anchor_of(work))
        kept = attachments.keep(work, letter.case_id, paint.render(document), PDF, now)
        final = replace(
            with_draft(letter, letter.draft, ready.facts),
            state=LetterState.FINAL,
            number=number,
            to_name=composition.to_name,
            values=composition.values,
            attachment_id=kept.id,
            sha256=kept.sha256,
            wording_version=ready.wording_version,
            finalised_at=now,
            finalised_by=work.actor,
            announced_at=_announced(letter.kind, ready.facts),
        )
        final = self.following.linked(final, work=work)
        self._tell(final, today, work=work)
        self._log_beyond(final, ready, work=work)
        drop_within(work, DRAFT_FORM, str(letter_id))
        return store.write(work, final)

    def _log_beyond(self, letter: Letter, ready: making.Ready, *, work: Work) -> None:
        """Log what went beyond the preset, and on what ground without her consent: names of data, never a value."""
        about = About(client=ready.facts.client.id, case=letter.case_id, subject="letter", subject_id=letter.id.hex)
        if further := [datum.word for datum in beyond_preset(ready.data)]:
            columns = f"{len(further)}: {','.join(further)}"
            self.audit.record(work, AuditEvent.LETTER_BEYOND_PRESET, about=replace(about, columns=columns))
        if letter.ground is not None:
            columns = letter.ground.value
            self.audit.record(work, AuditEvent.LETTER_WITHOUT_CONSENT, about=replace(about, columns=columns))

    def mark_sent(
        self, letter_id: LetterId, route: SendRoute, on: date, *, work: Work, follow_up_on: date | None = None
    ) -> Letter:
        """Record how and when a final letter went out, and when to ask what became of it."""
        letter = store.get(work, letter_id)
        check_step(letter.state, LetterState.SENT)
        if on > self.clock.today():
            raise UserError(N_("This day is still to come: fill in the real day."), code="future", field="sent_on")
        if letter.finalised_at is not None and on < local_day(letter.finalised_at):
            sentence = N_("The letter was made final after this day, so it cannot have gone out on it.")
            raise UserError(sentence, code="before_final", field="sent_on")
        draft = replace(letter.draft, route=route)
        ready = making.prepared(draft, self.gathering.facts(draft, reading=work))
        withheld = gate.withheld(draft, ready.facts, ready.data, on=on)
        if withheld is not None:
            raise withheld
        self._tell_tries(letter, on, work=work)
        if letter.onward_id is None:  # one of before, that was final already
            letter = self.following.linked(letter, work=work)
        self.following.sent(letter, on, follow_up_on, work=work)
        return store.write(work, replace(letter, state=LetterState.SENT, route=route, sent_on=on))

    def _tell_tries(self, letter: Letter, on: date, *, work: Work) -> None:
        """Put a letter that is a try to reach her, or stands in its place, with the tries."""
        ways = {LetterKind.NOT_REACHED: ContactWay.LETTER, LetterKind.QUESTION: ContactWay.REFERRER}
        if letter.kind in ways:
            self.gathering.visits.contacts.wrote_within(letter.case_id, ways[letter.kind], on, work=work)

    def withdraw(self, letter: Letter, reason: str, *, work: Work) -> Letter:
        """Withdraw a letter; feedback that never went out is owed again."""
        check_step(letter.state, LetterState.WITHDRAWN)
        why = clean_note(reason).text
        if not why:
            raise UserError(N_("Write why it is withdrawn."), code="required", field="reason")
        if letter.state is LetterState.FINAL:
            self._tell(letter, self._told_before(letter, work), work=work)
        self.following.withdrawn(letter, work=work)
        return store.write(
            work,
            replace(letter, state=LetterState.WITHDRAWN, withdrawn_on=self.clock.today(), withdrawn_reason=why),
        )

    def _told_before(self, letter: Letter, work: Work) -> date | None:
        """Return when the referrer was last told by another letter of this kind, sent or ready; None if never."""
        hers = store.of_cases(work, [letter.case_id]).get(letter.case_id, ())
        told = [
            one.finalised_at
            for one in hers
            if (one.kind, one.referral_id) == (letter.kind, letter.referral_id) and one.id != letter.id
            if one.finalised_at is not None and (one.sent_on is not None or one.state is LetterState.FINAL)
        ]
        return local_day(max(told)) if told else None

    def _tell(self, letter: Letter, on: date | None, *, work: Work) -> None:
        """Record with the referral when its referrer last heard or was asked something; None for never."""
        if letter.referral_id is None:
            return
        record = {
            LetterKind.FEEDBACK: self.referrals.feedback_given,
            LetterKind.RECEIPT: self.referrals.referrers.receipt_given,
            LetterKind.QUESTION: self.referrals.referrers.asked,
        }[letter.kind]
        record(letter.referral_id, on, work=work)


def _announced(kind: LetterKind, facts: LetterFacts) -> datetime | None:
    """Return when the visit is that a letter names; one that does not go on is announced by nothing."""
    meeting = facts.meeting if kind is not LetterKind.CANCELLATION else None
    return meeting.starts_at if meeting is not None else None


def lines_of(letters: Iterable[Letter], clients: Clients, reading: Reading) -> tuple[LetterLine, ...]:
    """Return letters as the register shows them, with her name."""
    letters = tuple(letters)
    replaced = replaced_among(reading, letters)
    cases = clients.cases({letter.case_id for letter in letters}, reading=reading)
    women = clients.clients({case.client_id for case in cases.values()}, reading=reading)
    return tuple(
        LetterLine(
            letter=letter,
            woman=women[case.client_id].name.full,
            day=day_of(letter),
            is_quiet=case.is_quiet,
            is_replaced=letter.id in replaced,
        )
        for letter in letters
        for case in (cases[letter.case_id],)
    )


def day_of(letter: Letter) -> date:
    """Return the Dutch day that counts for a letter's state."""
    finalised = local_day(letter.finalised_at) if letter.finalised_at else None
    return letter.withdrawn_on or letter.sent_on or finalised or local_day(letter.made_at)
