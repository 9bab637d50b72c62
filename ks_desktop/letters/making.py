"""A draft looked at: what may go along, what hinders it, and the letter as it would be printed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, NOTE_MAX, clean_line, clean_note
from ks_desktop.letters import content, gate
from ks_desktop.letters.asking import Question, cleaned_answers, questions, unanswered
from ks_desktop.letters.checking.routes import may_be_posted
from ks_desktop.letters.compose import Composition, compose
from ks_desktop.letters.domain import WORDS, Datum, Letter, LetterDraft, LetterKind, SendRoute, Variant
from ks_desktop.letters.domain.beyond import reason_field
from ks_desktop.letters.domain.loop import HELP_WORDS, LATER
from ks_desktop.letters.facts import LetterFacts, Office, valid_consent
from ks_desktop.letters.gathering import receiver_id
from ks_desktop.letters.translating import Standing, has_second, language_for, standing_of
from ks_desktop.letters.wishes import asked_route
from ks_desktop.letters.wording import Wording, wording
from ks_desktop.onward.domain import HelpStatus
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper

CONTACT_WITHIN: Final = 10  # working days a partner is given to make contact, until the nurse says otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A draft as the maker shows it.

    Attributes:
        draft: with its receiver settled.
        data: what may go along, ticked or not.
        hindrances: what must be repaired before it can be final.
        unagreed: words of the ticked data she has not agreed to for this receiver.
        needed_consent: what she must agree to, beyond the sign-up; None when nothing more.
        to_name: who it is for.
        signer: who signs it.
        her_language: as her record has it, a code of ISO 639-1 or "".
        translation: how the language beside the Dutch stands, None with Dutch alone.
        paper: the real page, marked as a draft, and what of it cannot be printed.
        questions: what its wording asks.
    """

    draft: LetterDraft
    data: tuple[Datum, ...]
    hindrances: tuple[UserError, ...]
    unagreed: tuple[str, ...]
    needed_consent: ConsentPurpose | None
    to_name: str
    signer: str
    her_language: str
    translation: Standing | None
    paper: Paper
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A letter that may be made final: its parts before it has a number."""

    draft: LetterDraft
    facts: LetterFacts
    data: tuple[Datum, ...]
    wording: Wording

    def hindrances(self) -> tuple[UserError, ...]:
        """Return what must be repaired first: by the gate, questions without an answer, an address without room."""
        gated = gate.hindrances(self.draft, self.facts, self.data)
        return (*gated, *unanswered(self.draft.words, self.wording), *window_hindrance(self.draft, self.composed()))

    @property
    def wording_version(self) -> str:
        """Which wording is printed, of both languages where there are two, and whether somebody looked it over."""
        standing = _translation(self.draft, self.facts)
        if standing is None:
            return self.wording.version
        hers = wording(self.draft.kind, self.draft.language, self.facts.own_texts)
        looked = "looked over" if standing.is_checked else "not looked over"
        return f"{self.wording.version}; {self.draft.language} {hers.version}, {looked}"

    def composed(self, number: str = "") -> Composition:
        """Return the letter, with its number."""
        return compose(self.draft, self.facts, self.data, self.wording, number)


def offers(draft: LetterDraft, facts: LetterFacts) -> tuple[Datum, ...]:
    """Return what may go along, with reasons and presets."""
    return content.data_of(draft.kind, facts, _wording(draft, facts))


def prepared(draft: LetterDraft, facts: LetterFacts) -> Ready:
    """Return a draft with only the data that go along."""
    chosen = content.chosen(offers(draft, facts), draft.ticked)
    return Ready(draft=draft, facts=facts, data=chosen, wording=_wording(draft, facts))


def _wording(draft: LetterDraft, facts: LetterFacts) -> Wording:
    return wording(draft.kind, own=facts.own_texts)


def begun(draft: LetterDraft, facts: LetterFacts, before: Sequence[Letter] = ()) -> LetterDraft:
    """Return a new draft as the maker begins it: the presets ticked, the words proposed, a likely route.

    Args:
        draft: what is chosen already.
        facts: of the case, today.
        before: the letters of the case, from old to new. Where a partner was written to for her and nobody follows
            that, help is agreed on; to herself is written as the last time.
    """
    last = next((each.variant for each in reversed(before) if each.kind.is_to_her), None)
    words = {}
    if draft.kind.is_referral:
        words["contact_before"] = facts.free_days.after(facts.today, CONTACT_WITHIN).isoformat()
        if facts.onward is not None and facts.onward.wish:
            words["question"] = facts.onward.wish
    if draft.kind is LetterKind.CANCELLATION:
        words["follow_up"] = "we_call"
    if draft.kind is LetterKind.RECORD_EXTRACT:
        words["requested_on"] = facts.today.isoformat()
    if draft.kind is LetterKind.FEEDBACK:
        words |= _told_in_feedback(facts, before)
    return replace(
        draft,
        receiver=receiver_id(draft.kind, facts),
        ticked=content.preset_ticks(offers(draft, facts)),
        words=words | dict(draft.words),
        route=likely_route(draft.kind, facts),
        language=language_for(draft.kind, facts.client.language),
        variant=variant_for(draft.kind, facts.office, last),
    )


def _told_in_feedback(facts: LetterFacts, before: Sequence[Letter]) -> dict[str, str]:
    """Return what a referrer hears of help, and what was told in the report for him."""
    status = facts.help.status
    is_ready = any(each.asked_for_help and (each.onward_id is None or not each.sent_on) for each in before)
    is_later = (facts.loop.is_help_agreed or is_ready) and status is HelpStatus.NOTHING_ASKED
    words = {"help_started": LATER if is_later else HELP_WORDS[status]}
    # What the report says he may hear stands there only where she agreed to it; the nurse sees and changes it.
    message = facts.loop.feed_back if facts.loop.feed_back != facts.help.told else ""
    if message and valid_consent(facts.consents, ConsentPurpose.FEEDBACK, facts.today) is not None:
        words["message"] = message
    return words


def variant_for(kind: LetterKind, office: Office, last: Variant | None) -> Variant:
    """Return how a new letter is printed: to her as her last letter was, else as the house prints.

    Args:
        kind: of the letter.
        office: who writes.
        last: of her last letter, None without one.
    """
    if kind.is_to_her and last is Variant.LARGE_PRINT:
        return last
    return Variant.LOW_INK if office.low_ink else Variant.NORMAL


def likely_route(kind: LetterKind, facts: LetterFacts) -> SendRoute:
    """Return what the referrer asked for; else by post where there is an address to post to, else by secure mail.

    What is not safe is not proposed.
    """
    if kind.is_to_her and facts.case.is_quiet:
        return SendRoute.BY_HAND
    if kind.is_to_her:
        return SendRoute.POST if may_be_posted(facts) else SendRoute.BY_HAND
    if kind.is_to_referrer and facts.referrer and (wish := asked_route(facts.referrer.wish, facts.referrer.route)):
        return wish
    if kind is LetterKind.HANDOVER_BIRTH:
        return SendRoute.BY_HAND
    partner = facts.organisation if kind.is_to_partner else facts.referrer_organisation
    return SendRoute.POST if partner and partner.postcode and partner.place else SendRoute.SECURE_MAIL


def look_at(draft: LetterDraft, facts: LetterFacts) -> Look:
    """Return the draft with all that the maker shows beside it."""
    ready = prepared(draft, facts)
    composition = ready.composed()
    page = paint.paper_of(composition.document, draft=True)
    unagreed = gate.unagreed_of(draft, facts, ready.data)
    return Look(
        draft=replace(draft, receiver=receiver_id(draft.kind, facts)),
        data=offers(draft, facts),
        hindrances=(*ready.hindrances(), *glyph_hindrance(page.missing)),
        unagreed=tuple(datum.word for datum in unagreed),
        needed_consent=gate.needed_consent(draft, facts),
        to_name=composition.to_name,
        signer=facts.signer.name,
        her_language=facts.client.language,
        translation=_translation(draft, facts),
        paper=page,
        questions=questions(ready.wording),
    )


def _translation(draft: LetterDraft, facts: LetterFacts) -> Standing | None:
    if not has_second(draft.kind, draft.language):
        return None
    return standing_of(draft.kind, draft.language, facts.own_texts, facts.translation_checks)


def window_hindrance(draft: LetterDraft, made: Composition) -> tuple[UserError, ...]:
    """Return that the address does not fit the window of an envelope, where it has to; nothing when it does."""
    if draft.route is not SendRoute.POST or paint.fits_window(made.document):
        return ()
    sentence = N_(
        "Name and address are too long for the window of an envelope. Shorten them, or choose another route than post."
    )
    return (UserError(sentence, code="window", field="route"),)


def glyph_hindrance(missing: Sequence[str]) -> tuple[UserError, ...]:
    """Return that these characters cannot be printed, naming them; nothing when there are none."""
    return (paint.glyph_error(missing, field="glyph"),) if missing else ()


def cleaned(draft: LetterDraft) -> LetterDraft:
    """Return a draft as it is stored: known words only, clean text, the empty ones left out.

    A reason goes with its tick, and the reason of a legal ground with the ground.

    Raises:
        UserError: a text is over 20,000 characters, a reason over 200; the field is its name.
    """
    words = {name: clean_note(draft.words.get(name, "")).text for name in WORDS}
    reasons = {word: clean_line(draft.reasons.get(word, "")).text for word in draft.ticked}
    why = clean_note(draft.ground_reason).text if draft.ground is not None else ""
    for name, text in {**words, "ground_reason": why}.items():
        _check_length(text, NOTE_MAX, name)
    for word, text in reasons.items():
        _check_length(text, LINE_MAX, reason_field(word))
    return replace(
        draft,
        words={name: text for name, text in words.items() if text} | cleaned_answers(draft.words),
        reasons={word: text for word, text in reasons.items() if text},
        ground_reason=why,
    )


def _check_length(text: str, most: int, field: str) -> None:
    if len(text) > most:
        sentence = N_("This is too long: {most} characters at most.")
        raise UserError(sentence, code="too_long", field=field, values={"most": most})
