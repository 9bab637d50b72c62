"""Whether help was asked is one of the four lines of feedback; where is told only where her yes names it."""

from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.coalition.domain import OrganisationKind
from ks_desktop.letters import content, gate, making
from ks_desktop.letters.checking.consents import HELP_WHERE
from ks_desktop.letters.content.help import HELP
from ks_desktop.letters.domain import LetterDraft, LetterKind, Preset, SendRoute
from ks_desktop.letters.domain.loop import HELP_WORDS, HelpAsked
from ks_desktop.letters.facts import Ending, LetterFacts
from ks_desktop.letters.service.receivers import Agreement, consent_of
from ks_desktop.letters.wording import wording
from ks_desktop.onward.domain import HelpStatus
from ks_desktop.paper import documents as paper
from tests.letters.people import CASE, TODAY, consent, facts

ASKED = HelpAsked(
    status=HelpStatus.WAITING,
    where=(("Merkteam Oost", HelpStatus.NOT_STARTED), ("Merkthuis", HelpStatus.WAITING)),
)
NAMES_IT = consent(ConsentPurpose.FEEDBACK, data=HELP_WHERE)


def begun(known: LetterFacts, *extra: str) -> LetterDraft:
    draft = making.begun(LetterDraft(kind=LetterKind.FEEDBACK, case_id=CASE), known)
    return replace(draft, ticked=(*draft.ticked, *extra), route=SendRoute.SECURE_MAIL)


def codes(draft: LetterDraft, known: LetterFacts) -> list[str]:
    reasoned = replace(draft, reasons={HELP_WHERE: "Zij vraagt erom."})
    return [error.code for error in gate.hindrances(reasoned, known, making.prepared(draft, known).data)]


def text_of(draft: LetterDraft, known: LetterFacts) -> str:
    return "\n".join(paper.texts_of(making.prepared(draft, known).composed().document))


def with_yes(known: LetterFacts, *given: object) -> LetterFacts:
    return replace(known, consents=(*known.consents, *given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (HelpStatus.NOTHING_ASKED, "nee"),
        (HelpStatus.REFERRED, "er is hulp aangevraagd, die is nog niet begonnen"),
        (HelpStatus.WAITING, "er is hulp aangevraagd, mevrouw wacht nog op een plek"),
        (HelpStatus.STARTED, "ja"),
        (HelpStatus.NOT_STARTED, "er is hulp aangevraagd, die is niet begonnen"),
    ],
)
def test_that_help_was_asked_is_not_that_it_began(status: HelpStatus, said: str) -> None:
    known = facts(help=replace(ASKED, status=status))
    draft = begun(known)
    assert draft.words["help_started"] == HELP_WORDS[status]
    assert codes(draft, known) == []
    lines = text_of(draft, known).splitlines()
    assert lines[lines.index("Hulp gestart") + 1] == said
    assert "Merk" not in "".join(lines)  # nobody hears where


def test_where_is_told_only_where_her_yes_names_it() -> None:
    known = facts(help=ASKED)
    draft = begun(known, HELP_WHERE)
    assert gate.needed_consent(draft, known) is ConsentPurpose.FEEDBACK
    assert codes(draft, known) == ["consent_data"]
    assert codes(draft, with_yes(known, consent(ConsentPurpose.FEEDBACK))) == ["consent_data"]
    said = consent_of(draft, known, Agreement(asked_by="N. Proef", given_on=TODAY))
    assert (said.purpose, said.data, said.receiver) == (ConsentPurpose.FEEDBACK, HELP_WHERE, None)
    agreed = with_yes(known, said)
    assert codes(draft, agreed) == []
    text = text_of(draft, agreed)
    assert "Merkteam Oost (niet begonnen); Merkthuis (op een wachtlijst)" in text
    assert "Mevrouw vindt goed dat u weet waar hulp is gevraagd." in text
    outside = replace(agreed, referrer=replace(agreed.referrer, in_care=False))  # type: ignore[type-var]
    assert codes(draft, outside) == []


def test_once_she_agreed_it_is_ticked_at_first_and_asks_for_no_reason() -> None:
    known = with_yes(facts(help=ASKED), NAMES_IT)
    draft = begun(known)
    assert HELP_WHERE in draft.ticked
    assert not gate.hindrances(draft, known, making.prepared(draft, known).data)
    narrower = replace(known, consents=(*known.consents, consent(ConsentPurpose.FEEDBACK)))
    assert HELP_WHERE not in begun(narrower).ticked  # her newest answer counts


def test_it_is_not_offered_to_volunteers_nor_where_no_visit_follows_nor_without_help() -> None:
    def offered(known: LetterFacts) -> set[str]:
        return {datum.word for datum in content.data_of(LetterKind.FEEDBACK, known, wording(LetterKind.FEEDBACK))}

    known = with_yes(facts(help=ASKED), NAMES_IT)
    assert known.referrer is not None
    assert HELP_WHERE in offered(known)
    assert HELP_WHERE not in offered(replace(known, help=HelpAsked()))
    volunteers = replace(known, referrer=replace(known.referrer, kind=OrganisationKind.VOLUNTEERS))
    assert HELP_WHERE not in offered(volunteers)
    assert HELP_WHERE not in offered(replace(known, referrer=replace(known.referrer, ending=Ending.NOT_TAKEN_UP)))
    (rule,) = HELP
    assert {preset for preset, _why in rule.presets.values()} == {Preset.OFF}


def test_a_second_letter_says_when_the_first_was_and_does_not_say_the_same_again() -> None:
    yes = consent(ConsentPurpose.FEEDBACK)
    first = with_yes(facts(loop=replace(facts().loop, feed_back="Er komt een gesprek.")), yes)
    assert begun(first).words["message"] == "Er komt een gesprek."
    told = HelpAsked(status=HelpStatus.STARTED, told_on=date(2026, 11, 12), told="Er komt een gesprek.")
    again = replace(first, help=told)
    draft = begun(again)
    assert "message" not in draft.words
    text = text_of(draft, again)
    assert "Op 12 november 2026 schreven wij u over uw aanmelding" in text
    assert "Dank u wel" not in text
