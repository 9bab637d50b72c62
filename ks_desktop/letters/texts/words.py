"""What fields, conditions and parts are called on the screen; the names in the files stay as they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import search_key
from ks_desktop.letters.texts.allowed import ASKED, Allowed
from ks_desktop.letters.texts.pieces import Condition

Thing = TypeVar("Thing")

FIELDS: Final[Mapping[str, str]] = {
    "answer_by": N_("last day to answer"),
    "agreements": N_("what is agreed"),
    "assessment": N_("what you and she think of it"),
    "attempts": N_("number of tries"),
    "call_before": N_("last day to call"),
    "caller": N_("who calls"),
    "consent_form": N_("spoken or written"),
    "consent_on": N_("day of her consent"),
    "contact_before": N_("contact before which day"),
    "contact_on": N_("day of the first contact"),
    "count": N_("number of data"),
    "data_names": N_("which data go along"),
    "date": N_("date of the letter"),
    "day": N_("day of the visit"),
    "hours": N_("when you can be reached"),
    "identity": N_("how you saw who it is"),
    "job_title": N_("job title"),
    "message": N_("in addition"),
    "minutes": N_("how long the visit takes"),
    "name": N_("name"),
    "nurse": N_("name of the nurse"),
    "office": N_("name of the organisation"),
    "own_question": N_("her own question"),
    "phone": N_("phone number"),
    "question": N_("what you ask"),
    "received_on": N_("day of the sign-up"),
    "refer_to": N_("where she is to be referred to"),
    "requested_by": N_("who asked for it"),
    "requested_on": N_("day on which it was asked for"),
    "time": N_("time of the visit"),
    "told_on": N_("day of the feedback before"),
    "visit_on": N_("day on which she was visited"),
}

CONDITIONS: Final[Mapping[str, str]] = {
    "attempts": N_("somebody tried to reach her"),
    "consent_on": N_("her consent is recorded"),
    "contact_on": N_("she was spoken to"),
    "ending": N_("no visit follows"),
    "ending == declined": N_("she does not want a visit"),
    "follow_up": N_("something follows"),
    "follow_up == she_calls": N_("she calls for a new visit"),
    "follow_up == we_call": N_("you contact her for a new visit"),
    "goes_on": N_("it goes on"),
    "ground": N_("it goes without her consent, on a legal ground"),
    "handed_over": N_("the case was handed over"),
    "has_agreed": N_("she agreed to the sign-up"),
    "has_agreed_things": N_("something was agreed with her"),
    "has_done_things": N_("something was done or agreed"),
    "help_started == yes": N_("help has started"),
    "help_started == later": N_("help starts later"),
    "help_started == referred": N_("help was asked and has not begun"),
    "help_started == waiting": N_("help was asked and she waits for it"),
    "help_started == not_started": N_("help was asked and did not begin"),
    "interpreter": N_("there is an interpreter"),
    "mode == home": N_("the visit is at her home"),
    "mode == phone": N_("the visit is by phone"),
    "mode == video": N_("the visit is a video call"),
    "no_agreement": N_("she did not agree to the sign-up yet"),
    "no_consent": N_("her consent is not recorded"),
    "no_message": N_("nothing is told in addition"),
    "phone": N_("there is a phone number"),
    "talks_first": N_("the referrer wants to talk first"),
    "told_on": N_("there was feedback before"),
    "visit == held": N_("the visit was held"),
    "visit == declined": N_("she declined the visit"),
    "visit == not_reached": N_("she was not reached"),
    "visit == planned": N_("the visit is planned"),
    "visit == born": N_("the child came first"),
    "visit == handed_over": N_("the visit was handed over"),
    "will_hear": N_("the referrer waits for news"),
}

BLOCKS: Final[Mapping[str, str]] = {
    "asked": N_("What is missing, with room to answer"),
    "bullets": N_("Bullets"),
    "facts": N_("Data that go along"),
    "fields": N_("Lines with a label"),
    "heading": N_("Heading"),
    "paragraph": N_("Paragraph"),
    "question": N_("Question when the letter is made"),
    "quote": N_("Quotation"),
}

SIMPLE: Final[Mapping[str, str]] = {
    "subject": N_("Subject"),
    "footer": N_("Foot of the page"),
    "closing": N_("Closing line"),
    "salutation.woman": N_("Salutation of a woman"),
    "salutation.man": N_("Salutation of a man"),
    "salutation.person": N_("Salutation of somebody by name"),
    "salutation.colleague": N_("Salutation of a colleague without a name"),
    "salutation.nobody": N_("Salutation without a name"),
    "hand_over": N_("In place of the address: handed over"),
    "to_record": N_("For the attention of the child's record"),
    "subject_label": N_("Word before the subject"),
    "our_reference": N_("Word before the number"),
    "date": N_("Word before the date"),
    "enclosure": N_("Word before an enclosure"),
    "slip.heading": N_("Heading of the reply slip"),
    "slip.intro": N_("Request on the reply slip"),
}

_SPECIAL: Final = str.maketrans(dict.fromkeys("[]{}|:\\", " "))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words for what may stand in a text: of each field, and of each condition in the order they are offered."""

    fields: Mapping[str, str]
    conditions: Mapping[Condition, str]

    def field(self, typed: str) -> str | None:
        """Return the name of a field from its words, None when there is no such field."""
        return next(iter(_found(typed, self.fields)), None)

    def condition(self, typed: str) -> Condition | None:
        """Return a condition from its words, None when there is no such condition."""
        return next(iter(_found(typed, self.conditions)), None)


def _found(typed: str, known: Mapping[Thing, str]) -> list[Thing]:
    wanted = search_key(typed)
    return [thing for thing, words in known.items() if search_key(words) == wanted]


def vocabulary(may: Allowed, questions: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
    """Return the words for what may stand in a text.

    Args:
        may: what may stand there.
        questions: that are asked when a letter is made, by key.
    """
    asked = {f"{ASKED}{key}": _without_marks(str(question["label"])) for key, question in questions.items()}
    fields = {name: _field_words(name, asked) for name in may.fields if name not in asked or not may.values[name]}
    chosen = {name: _field_words(name, asked) for name in asked if may.values[name]}
    conditions = [
        *(Condition(name) for name in may.asked if not may.values.get(name)),
        *(Condition(name, value) for name, values in may.values.items() for value in values if name in may.asked),
    ]
    yes_no = {name: said for name, said in asked.items() if questions[name.removeprefix(ASKED)].get("kind") != "line"}
    words = {one: _condition_words(one, yes_no, asked) for one in conditions}
    return Vocabulary(_sorted({**fields, **chosen}), _sorted(words))


def _sorted(words: Mapping[Thing, str]) -> dict[Thing, str]:
    """Return them by their words; of two that would be called the same, the second gets a number."""
    taken: dict[str, int] = {}
    found: dict[Thing, str] = {}
    for thing, said in sorted(words.items(), key=lambda item: (search_key(item[1]), str(item[0]))):
        taken[said] = taken.get(said, 0) + 1
        found[thing] = said if taken[said] == 1 else f"{said} {taken[said]}"
    return found


def _field_words(name: str, asked: Mapping[str, str]) -> str:
    if name in asked:
        return _("answer to {question}", question=asked[name])
    return _(FIELDS[name]) if name in FIELDS else name.replace("_", " ")


def _condition_words(condition: Condition, yes_no: Mapping[str, str], asked: Mapping[str, str]) -> str:
    if str(condition) in CONDITIONS:
        return _(CONDITIONS[str(condition)])
    if condition.name in yes_no:
        answer = _without_marks(condition.value) if condition.value else _("yes")
        return _("the answer is {answer} to {question}", answer=answer, question=yes_no[condition.name])
    words = _("{field} is filled in", field=_field_words(condition.name, asked))
    return f"{words} ({condition.value})" if condition.value else words


def _without_marks(text: str) -> str:
    return " ".join(text.translate(_SPECIAL).split()).rstrip("?").rstrip()


def when_words(condition: Condition, words: Vocabulary) -> str:
    """Return a condition as a sentence begins with it: `als er een tolk is`."""
    said = words.conditions.get(Condition(condition.name, condition.value))
    if said is None:
        said = _condition_words(Condition(condition.name, condition.value), {}, {})
    return _("unless {condition}", condition=said) if condition.is_not else _("if {condition}", condition=said)
