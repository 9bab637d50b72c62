"""Referring her to something or somebody: the fields, and what is read from them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ks_desktop.clients.domain import ConsentForm, ConsentPurpose
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import OrganisationId, search_key
from ks_desktop.onward.domain import OnwardPlan, OnwardState, OnwardWay, StepTaken, WarmHandOver
from ks_desktop.onward.service.at_once import Asked, Referring
from ks_desktop.referrals.wording import CONSENT_DATA, CONSENT_FORMS
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option, TicksField, YesNoField
from ks_desktop.widgets.form import Form, FormSection

PROPOSED_DATA: Final = (CONSENT_DATA[0], CONSENT_DATA[2], CONSENT_DATA[4])
"""What a talk on the phone cannot do without: who she is, how she is reached, and why. Proposed, to be said to her."""

CONSENT_FIELDS: Final = ("agrees", "data", "asked_by", "given_on", "consent_form")
SPOKEN_FIELDS: Final = ("with_whom", "agreed")


_WAYS: Final[Mapping[OnwardWay, str]] = {
    OnwardWay.LETTER: N_("Letter"),
    OnwardWay.PHONE: N_("Phone"),
    OnwardWay.TOGETHER: N_("Talk together"),
    OnwardWay.PORTAL: N_("Portal"),
    OnwardWay.HERSELF: N_("She herself"),
}
"""Short enough to stand beside each other, each Dutch one with a letter of its own."""


def refer_form(today: Callable[[], date]) -> Form:
    """Return the form; which of its fields stand there hangs on the way and on what she agreed to."""
    ways = [Option(way.value, words) for way, words in _WAYS.items()]
    forms = [Option(form.value, words) for form, words in CONSENT_FORMS.items()]
    fields = (
        LineField("organisation", N_("Which partner offers it"), hint=N_("A partner of the directory")),
        LineField("wish", N_("Her question, in her own words")),
        ChoiceField("way", N_("How is she referred?"), ways, as_list=False),
        YesNoField("agrees", N_("Does she agree that this partner hears about her?")),
        TicksField("data", N_("What may they hear?"), [Option(line, line) for line in CONSENT_DATA], columns=2),
        (LineField("asked_by", N_("Who asked her")), DateField("given_on", N_("Asked on"), today, lean=Lean.PAST)),
        ChoiceField("consent_form", N_("How she answered"), forms, as_list=False),
        (LineField("with_whom", N_("Spoken with")), LineField("agreed", N_("What was agreed"))),
        (
            DateField("sent_on", N_("Done on"), today, lean=Lean.PAST, hint=N_("Empty: still to be done")),
            DateField("follow_up_on", N_("When do you ask how it is?"), today, lean=Lean.FUTURE),
        ),
    )
    return Form((FormSection("", fields),))


def shown_fields(way: str, referring: Referring, today: date) -> frozenset[str]:
    """Return which fields stand there: consent only where something is told now and she did not say yes yet."""
    shown = {"wish", "way"}
    if referring.organisation is None and way != OnwardWay.HERSELF:
        shown.add("organisation")
    if way in {"", OnwardWay.LETTER}:
        return frozenset(shown)
    shown |= {"sent_on", "follow_up_on"}
    if OnwardWay(way).is_warm:
        shown |= set(SPOKEN_FIELDS)
    if OnwardWay(way).shares and not referring.agrees_on(today):
        shown |= set(CONSENT_FIELDS)
    return frozenset(shown)


def answers_of(
    values: Mapping[str, object], referring: Referring, partners: Mapping[OrganisationId, str], today: date
) -> Asked:
    """Return what was filled in.

    Args:
        values: of the form, by field name.
        referring: what the form began with.
        partners: names of the directory.
        today: Dutch calendar day.
    Raises:
        UserErrors: no way, no partner, or no answer of hers where one is needed; each at its field.
    """
    shown = shown_fields(str(values["way"]), referring, today)
    errors = []
    if not values["way"]:
        errors.append(UserError(N_("Choose how she is referred."), code="required", field="way"))
    organisation = referring.organisation.id if referring.organisation is not None else None
    if "organisation" in shown:
        organisation = _named(str(values["organisation"]), partners)
        if organisation is None:
            sentence = N_("Choose a partner of the directory, or add it there first.")
            errors.append(UserError(sentence, code="receiver", field="organisation"))
    errors += _unanswered(values) if "agrees" in shown else []
    if errors:
        raise UserErrors(errors)
    way = OnwardWay(str(values["way"]))
    plan = OnwardPlan(
        case_id=referring.case_id,
        organisation_id=organisation,
        service_id=referring.service.id if referring.service is not None else None,
        needs=referring.needs,
        wish=str(values["wish"]),
        way=way,
        second_of=referring.second_of,
        made_on=_day(values, "sent_on") if "sent_on" in shown else None,
    )
    if way is OnwardWay.LETTER:
        return Asked(plan=plan)
    return Asked(
        plan=plan,
        step=_step(values),
        warm=_warm(values, way),
        follow_up_on=_day(values, "follow_up_on"),
        answered=_answered(values, organisation) if "agrees" in shown else None,
    )


def _named(typed: str, partners: Mapping[OrganisationId, str]) -> OrganisationId | None:
    wanted = search_key(typed)
    return next((key for key, name in partners.items() if search_key(name) == wanted), None) if wanted else None


def _unanswered(values: Mapping[str, object]) -> list[UserError]:
    errors = []
    if not isinstance(values["agrees"], bool):
        sentence = N_("Ask her whether this partner may hear about her: yes or no.")
        errors.append(UserError(sentence, code="required", field="agrees"))
    given_on, sent_on = _day(values, "given_on"), _day(values, "sent_on")
    if given_on is None:
        errors.append(UserError(N_("Fill in the day."), code="required", field="given_on"))
    elif sent_on is not None and values["agrees"] is True and given_on > sent_on:
        sentence = N_("She would have agreed after they heard about her: check the days.")
        errors.append(UserError(sentence, code="order", field="given_on"))
    return errors


def _day(values: Mapping[str, object], name: str) -> date | None:
    day = values[name]
    return day if isinstance(day, date) else None


def _step(values: Mapping[str, object]) -> StepTaken | None:
    on = _day(values, "sent_on")
    if on is None:
        return None
    return StepTaken(state=OnwardState.SENT, on=on, follow_up_on=_day(values, "follow_up_on"))


def _warm(values: Mapping[str, object], way: OnwardWay) -> WarmHandOver | None:
    """Return with whom was spoken, where that was written down: it makes the referral a warm one."""
    on, who = _day(values, "sent_on"), str(values["with_whom"])
    if on is None or not way.is_warm or not who:
        return None
    return WarmHandOver(on=on, way=way, with_whom=who, words=str(values["agreed"]))


def _ticked(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _answered(values: Mapping[str, object], organisation: OrganisationId | None) -> Answered:
    return Answered(
        purpose=ConsentPurpose.REFER,
        agrees=bool(values["agrees"]),
        given_on=_day(values, "given_on") or date.min,
        asked_by=str(values["asked_by"] or ""),
        receiver=organisation,
        data="\n".join(_(line) for line in CONSENT_DATA if line in _ticked(values["data"])),
        form=ConsentForm(str(values["consent_form"] or ConsentForm.SPOKEN)),
    )
