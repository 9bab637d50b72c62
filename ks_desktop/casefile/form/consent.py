"""The form for an answer of hers, on her page: for which purpose, to whom, and the four questions."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from ks_desktop.casefile.timeline import PURPOSE_WORDS
from ks_desktop.clients.domain import ConsentForm, ConsentPurpose
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import OrganisationId, search_key
from ks_desktop.referrals.form.sections import completing
from ks_desktop.referrals.wording import CONSENT_DATA, CONSENT_EXPLAINED, CONSENT_FORMS, CONSENT_WHY
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, Option, TickedNoteField, YesNoField
from ks_desktop.widgets.form import Form, FormSection


def consent_form(today: Callable[[], date]) -> Form:
    """Return the form for one answer of hers."""
    purposes = [Option(purpose.value, words) for purpose, words in PURPOSE_WORDS.items()]
    forms = [Option(form.value, words) for form, words in CONSENT_FORMS.items()]
    return Form(
        (
            FormSection(
                N_("Record her answer"),
                (
                    (
                        ChoiceField("purpose", N_("What it is about"), purposes, as_list=True),
                        LineField("receiver", N_("To which partner"), hint=N_("Only when it is about one partner")),
                    ),
                    YesNoField("agrees", N_("Does she agree?")),
                    TickedNoteField("data", N_("Which data"), CONSENT_DATA),
                    TickedNoteField("explained", N_("What was she told?"), CONSENT_EXPLAINED),
                    TickedNoteField("why", N_("Why was it asked?"), CONSENT_WHY),
                    (
                        LineField("asked_by", N_("Who asked her")),
                        DateField("given_on", N_("Asked on"), today, lean=Lean.PAST),
                    ),
                    ChoiceField("consent_form", N_("How she answered"), forms),
                ),
            ),
        )
    )


def offer_partners(form: Form, names: Iterable[str]) -> None:
    """Offer the partners of the directory while one is typed."""
    field = form.field("receiver")
    if isinstance(field, LineField):
        completing(field, sorted(names))


def answered(values: Mapping[str, object], partners: Mapping[OrganisationId, str]) -> Answered:
    """Return the answer that was typed.

    Args:
        values: of the form, by field name.
        partners: names of the directory.
    Raises:
        UserErrors: no purpose, no yes or no, no day, or a partner that is not in the directory.
    """
    errors = []
    purpose, agrees, day = values["purpose"], values["agrees"], values["given_on"]
    if not purpose:
        errors.append(UserError(N_("Choose what it is about."), code="required", field="purpose"))
    if not isinstance(agrees, bool):
        errors.append(UserError(N_("Answer yes or no."), code="required", field="agrees"))
    if not isinstance(day, date):
        errors.append(UserError(N_("Fill in the day."), code="required", field="given_on"))
    typed = str(values["receiver"] or "").strip()
    receiver = next((key for key, name in partners.items() if search_key(name) == search_key(typed)), None)
    if typed and receiver is None:
        sentence = N_("Choose a partner of the directory, or add it there first.")
        errors.append(UserError(sentence, code="receiver", field="receiver"))
    if errors or not isinstance(agrees, bool) or not isinstance(day, date):
        raise UserErrors(errors)
    return Answered(
        purpose=ConsentPurpose(str(purpose)),
        agrees=agrees,
        given_on=day,
        asked_by=str(values["asked_by"] or ""),
        receiver=receiver,
        explained=str(values["explained"] or ""),
        why=str(values["why"] or ""),
        data=str(values["data"] or ""),
        form=ConsentForm(str(values["consent_form"] or ConsentForm.SPOKEN)),
    )
