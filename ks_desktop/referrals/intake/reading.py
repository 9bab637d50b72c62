"""One referral from raw texts: the same for the form and for a row of CSV."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.clients.domain import (
    Address,
    Answer,
    Case,
    Client,
    Consent,
    ConsentForm,
    ConsentPurpose,
    ConsentState,
    Housing,
    NameUse,
    PersonName,
    SafeContact,
)
from ks_desktop.clients.domain.languages import is_language
from ks_desktop.coalition.catalogue import find_municipality
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.gestation import MARGIN_MAX
from ks_desktop.core.phones import check_phone
from ks_desktop.core.texts import N_
from ks_desktop.core.values import (
    LINE_MAX,
    CaseId,
    ClientId,
    ConsentId,
    ReferralId,
    check_bsn,
    check_email,
    check_postcode,
    new_id,
)
from ks_desktop.referrals.domain import FIELDS, Channel, Reason, Referral, ReferrerRole, Route, Urgency
from ks_desktop.referrals.intake.due import Stated, read_due
from ks_desktop.referrals.intake.reader import Reader

_HOUSE_NUMBER: Final = re.compile(r"[0-9]{1,5}(?!\d).*")
_LONGEST_LIFE_YEARS: Final = 65  # older than that, a pregnant woman's birth date was mistyped
_SHORTEST_LIFE_YEARS: Final = 9
_DAYS_A_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What was read: a woman, her case and a referral, all new; and what was removed from which field.

    Attributes:
        stated: what was said of the due date; the case has it too.
        consent: her answer, None while it is not whole (yes without a day or without who asked).
        notes: per field how many unprintable characters were taken out.
        hidden: per field how many characters stand in it that cannot be seen.
        typed: fields that were filled in; the others hold only what an empty field stands for.
        left_out: fields of which the text may not be kept: a BSN without a check of who she is.
    """

    client: Client
    case: Case
    referral: Referral
    stated: Stated
    consent: Consent | None
    notes: Mapping[str, int]
    hidden: Mapping[str, int]
    typed: frozenset[str]
    left_out: tuple[str, ...] = ()


def read(values: Mapping[str, str], *, today: date, known_bsn: str = "", unseen: bool = False) -> Intake:
    """Return the records that raw texts stand for.

    Args:
        values: texts by the names in FIELDS; a name that is absent is empty.
        today: no day that has been can be later.
        known_bsn: the BSN that is on record for her already; any other needs a check of who she is.
        unseen: nobody looks on, so that a BSN without that check is left out and told, and the rest is kept.
    Raises:
        UserErrors: everything that is wrong, each at its field.
    """
    reader = Reader(values, today=today, known_bsn=known_bsn, unseen=unseen)
    for name in values:
        if name not in FIELDS:
            reader.wrong(N_("There is no such field."), code="unknown_field", field=name)
    received_on = reader.day("received_on", has_been=True)
    if received_on is None and not reader.has_error("received_on"):
        reader.wrong(N_("Fill in the day it was received."), code="required", field="received_on")
    stated = read_due(reader, received_on)
    client = _client(reader)
    case = _case(reader, client, stated, received_on or today)
    referral = _referral(reader, case, stated)
    if reader.errors:
        raise UserErrors(sorted(reader.errors, key=_place_in_form))
    return Intake(
        client=client,
        case=case,
        referral=referral,
        stated=stated,
        consent=consent_of(referral),
        notes=reader.notes,
        hidden=reader.hidden,
        typed=frozenset(reader.typed),
        left_out=tuple(sorted(reader.left_out)),
    )


def _place_in_form(error: UserError) -> int:
    return FIELDS.index(error.field) if error.field in FIELDS else -1


def _client(reader: Reader) -> Client:
    birth_date = reader.day("birth_date", has_been=True)
    if birth_date is not None:
        years = (reader.today - birth_date).days / _DAYS_A_YEAR
        if not _SHORTEST_LIFE_YEARS <= years <= _LONGEST_LIFE_YEARS:
            reader.wrong(N_("Check her birth date: this age cannot be right."), code="birth_date", field="birth_date")
    bsn, checked_by, checked_on = _identity(reader)
    return Client(
        id=ClientId(new_id()),
        name=_name(reader),
        birth_date=birth_date,
        bsn=bsn,
        bsn_checked_by=checked_by,
        bsn_checked_on=checked_on,
        address=_address(reader),
        contact=_contact(reader),
        language=reader.checked("language", _language),
        interpreter=reader.answer("interpreter") is Answer.YES,
        is_shielded=reader.answer("shielded") is Answer.YES,
    )


def _identity(reader: Reader) -> tuple[str, str, date | None]:
    """Return her BSN with who checked that it is hers, and when: without that check it may not be kept."""
    bsn = reader.checked("bsn", check_bsn)
    checked_by, checked_on = reader.line("bsn_checked_by"), reader.day("bsn_checked_on", has_been=True)
    if not bsn or bsn == reader.known_bsn or (checked_by and checked_on is not None):
        return bsn, checked_by, checked_on
    if reader.unseen:
        reader.leave_out("bsn")
        return "", checked_by, checked_on
    for name, known in (("bsn_checked_by", checked_by), ("bsn_checked_on", checked_on)):
        if not known and not reader.has_error(name):
            reader.wrong(
                N_("A BSN is kept only after a check of who she is: fill in by whom and on which day."),
                code="bsn_unchecked",
                field=name,
            )
    return bsn, checked_by, checked_on


def _name(reader: Reader) -> PersonName:
    surname, partner = reader.line("birth_surname"), reader.line("partner_surname")
    use = reader.choice("name_use", NameUse) or NameUse.OWN
    given, initials = reader.line("given_name"), reader.line("initials")
    prefix, partner_prefix = reader.line("birth_surname_prefix"), reader.line("partner_surname_prefix")
    try:
        return PersonName(
            birth_surname=surname,
            birth_surname_prefix=prefix,
            given_name=given,
            initials=initials,
            partner_surname=partner,
            partner_surname_prefix=partner_prefix,
            name_use=use,
        )
    except UserError as error:
        if not reader.has_error(error.field):
            reader.errors.append(error)
        return PersonName(birth_surname="?")


def _address(reader: Reader) -> Address:
    number, addition = reader.line("house_number"), reader.line("house_number_addition")
    # `45-1` and `12 bis` stay as they were typed: taken apart, nobody knows any more what stood between.
    is_plain = number.isdecimal() or not addition
    if number and not (is_plain and _HOUSE_NUMBER.fullmatch(number)):
        reader.wrong(N_("Type a house number, like 12."), code="house_number", field="house_number")
    return Address(
        housing=reader.choice("housing", Housing),
        street=reader.line("street"),
        house_number=number,
        house_number_addition=addition,
        postcode=reader.checked("postcode", check_postcode),
        place=reader.line("place"),
        municipality=reader.checked("municipality", lambda typed: find_municipality(typed).code),
        address_note=reader.line("address_note"),
        is_secret=reader.answer("address_secret") is Answer.YES,
    )


def _contact(reader: Reader) -> SafeContact:
    return SafeContact(
        phone=reader.checked("phone", check_phone),
        phone_note=reader.line("phone_note"),
        phone_2=reader.checked("phone_2", check_phone),
        email=reader.checked("email", check_email),
        safe_to_call=reader.answer("safe_to_call"),
        safe_voicemail=reader.answer("safe_voicemail"),
        safe_to_text=reader.answer("safe_to_text"),
        safe_post=reader.answer("safe_post"),
        partner_may_know=reader.answer("partner_may_know"),
    )


def _language(typed: str) -> str:
    if not is_language(typed.lower()):
        raise UserError(N_("Type the language as two letters, like nl or ar."), code="language")
    return typed.lower()


def _case(reader: Reader, client: Client, stated: Stated, opened_on: date) -> Case:
    gravida, para = reader.number("gravida", 1, 30), reader.number("para", 0, 25)
    first_child, margin = reader.answer("first_child"), reader.number("due_date_margin", 0, MARGIN_MAX)
    if gravida is not None and para is not None and para > gravida:
        reader.wrong(N_("She cannot have given birth more often than she was pregnant."), code="para", field="para")
    return Case(
        id=CaseId(new_id()),
        client_id=client.id,
        due_date=stated.due_date or opened_on,
        due_date_method=stated.method,
        due_date_margin=stated.margin if margin is None else margin,
        opened_on=opened_on,
        fetuses=reader.number("fetuses", 1, 9) or 1,
        first_child=first_child,
        gravida=gravida,
        # Of a first child nothing more need be asked; who lost one before says so in figures.
        para=0 if para is None and first_child is Answer.YES else para,
        midwife=reader.line("midwife"),
        gp=reader.line("gp"),
        maternity_care=reader.line("maternity_care"),
    )


def _referral(reader: Reader, case: Case, stated: Stated) -> Referral:
    return Referral(
        id=ReferralId(new_id()),
        case_id=case.id,
        received_on=case.opened_on,
        channel=reader.choice("channel", Channel),
        route=reader.choice("route", Route),
        referrer_organisation=reader.line("referrer_organisation"),
        referrer_name=reader.line("referrer_name"),
        referrer_role=reader.choice("referrer_role", ReferrerRole),
        referrer_phone=reader.checked("referrer_phone", check_phone),
        feedback_wanted=reader.answer("feedback_wanted"),
        feedback_route=reader.line("feedback_route"),
        consult_first=reader.answer("consult_first"),
        lmp_on=stated.lmp_on,
        gestation_weeks=stated.gestation_weeks,
        gestation_days=stated.gestation_days,
        gestation_on=stated.gestation_on,
        reasons=reader.choices("reasons", Reason),
        reason_note=reader.note("reason_note"),
        own_question=reader.note("own_question"),
        urgency=reader.choice("urgency", Urgency) or Urgency.ROUTINE,
        consent_given=reader.answer("consent_given"),
        consent_explained=reader.note("consent_explained"),
        consent_why=reader.note("consent_why"),
        consent_data=reader.note("consent_data"),
        consent_by=reader.line("consent_by"),
        consent_on=reader.day("consent_on", has_been=True),
        consent_form=reader.choice("consent_form", ConsentForm),
        recorded_on=reader.today,
    )


def consent_of(referral: Referral) -> Consent | None:
    """Return her answer about signing up as the referral states it, None while it must still be asked.

    A no counts as it is. Her own sign-up is a yes by itself, on the day it came in. When somebody helped her, a yes
    counts with who that was. Of a direct referral a yes counts only with the day and who asked her.

    Source:
        National standpoint of 30 October 2025 on direct referral: explicit consent, after she was told what a prenatal
        home visit is, why, and which data go to the JGZ.
    """
    if referral.consent_given is Answer.NO:
        state, given_on, asked_by = ConsentState.REFUSED, referral.consent_on or referral.received_on, ""
    elif (yes := _yes_of(referral)) is not None:
        state, (given_on, asked_by) = ConsentState.GIVEN, yes
    else:
        return None
    return Consent(
        id=ConsentId(new_id()),
        case_id=referral.case_id,
        purpose=ConsentPurpose.SIGN_UP,
        state=state,
        explained=referral.consent_explained,
        why=referral.consent_why,
        data=referral.consent_data,
        asked_by=referral.consent_by or asked_by,
        given_on=given_on,
        form=referral.consent_form or _form_of(referral),
    )


def _yes_of(referral: Referral) -> tuple[date, str] | None:
    """Return the day of her yes and who asked or helped her, None while it does not count as one."""
    if referral.route is Route.SELF:
        return referral.consent_on or referral.received_on, ""
    if referral.consent_given is not Answer.YES:
        return None
    helper = referral.consent_by or referral.referrer
    if referral.route is Route.SELF_WITH_HELP and helper:
        return referral.consent_on or referral.received_on, helper[:LINE_MAX]
    if referral.consent_on is not None and referral.consent_by:
        return referral.consent_on, referral.consent_by
    return None


def _form_of(referral: Referral) -> ConsentForm:
    """Return how she said it, where nobody wrote that down: her own letter or message is her word in writing."""
    is_own_writing = referral.route is Route.SELF and referral.channel not in {None, Channel.PHONE, Channel.DESK}
    return ConsentForm.WRITTEN if is_own_writing else ConsentForm.SPOKEN
