"""How the words of a referral stand on the screen. Marked here, translated where they are shown."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from ks_desktop.clients.domain import ConsentForm, DueDateMethod, Housing, NameUse
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.referrals.domain import Channel, NotTakenUp, Reason, ReferrerRole, Route, Tray, Urgency
from ks_desktop.referrals.domain.papers import PaperContent, PaperRemark
from ks_desktop.referrals.domain.young import WhoDecides, who_decides, years_on

CHANNELS: Final[Mapping[Channel, str]] = {
    Channel.PHONE: N_("Phone"),
    Channel.SECURE_MAIL: N_("Secure mail"),
    Channel.LETTER: N_("Letter"),
    Channel.DESK: N_("At the desk"),
    Channel.PORTAL: N_("Portal"),
    Channel.FORM_PDF: N_("Form (PDF)"),
    Channel.SELF: N_("From herself"),
    Channel.CSV: N_("List (CSV)"),
}
ROUTES: Final[Mapping[Route, str]] = {
    Route.SELF: N_("She signed up herself"),
    Route.SELF_WITH_HELP: N_("Herself, with help"),
    Route.DIRECT: N_("Referred"),
}
ROLES: Final[Mapping[ReferrerRole, str]] = {
    ReferrerRole.MIDWIFE: N_("Midwife"),
    ReferrerRole.OBSTETRICS: N_("Obstetrics, hospital"),
    ReferrerRole.MATERNITY_CARE: N_("Maternity care"),
    ReferrerRole.GP: N_("GP"),
    ReferrerRole.MENTAL_HEALTH: N_("Mental health care"),
    ReferrerRole.NEIGHBOURHOOD_TEAM: N_("Neighbourhood team"),
    ReferrerRole.MUNICIPALITY: N_("Municipality"),
    ReferrerRole.REFUGEE_SUPPORT: N_("Refugee support"),
    ReferrerRole.JGZ: N_("Youth health care"),
    ReferrerRole.SELF: N_("She herself"),
    ReferrerRole.OTHER: N_("Other"),
}
NAME_USES: Final[Mapping[NameUse, str]] = {
    NameUse.OWN: N_("Own"),
    NameUse.PARTNER: N_("Partner's"),
    NameUse.PARTNER_OWN: N_("Partner's - own"),
    NameUse.OWN_PARTNER: N_("Own - partner's"),
}
HOUSINGS: Final[Mapping[Housing, str]] = {
    Housing.OWN_ADDRESS: N_("Own address"),
    Housing.WITH_OTHERS: N_("With others"),
    Housing.RECEPTION_CENTRE: N_("Reception centre"),
    Housing.NO_FIXED_ADDRESS: N_("No fixed address"),
}
METHODS: Final[Mapping[DueDateMethod, str]] = {
    DueDateMethod.ULTRASOUND: N_("Scan"),
    DueDateMethod.LMP: N_("Last period"),
    DueDateMethod.ABROAD: N_("Counted abroad"),
    DueDateMethod.CONCEPTION: N_("Abroad, weeks from the conception"),
    DueDateMethod.UNKNOWN: N_("Not known"),
}
REASONS: Final[Mapping[Reason, str]] = {
    Reason.FAMILY_SITUATION: N_("Family situation"),
    Reason.WORK_INCOME: N_("Work and income"),
    Reason.COMMUNICATION_EDUCATION: N_("Communication and education"),
    Reason.LIFESTYLE: N_("Lifestyle"),
    Reason.PREVIOUS_PREGNANCY: N_("Earlier pregnancy"),
    Reason.CURRENT_PREGNANCY: N_("This pregnancy"),
    Reason.MENTAL_WELLBEING: N_("Mental wellbeing"),
    Reason.ATTACHMENT_PARENTING: N_("Attachment and parenting"),
}
URGENCIES: Final[Mapping[Urgency, str]] = {
    Urgency.ROUTINE: N_("Routine"),
    Urgency.SOON: N_("Soon"),
    Urgency.URGENT: N_("Urgent"),
}
CONSENT_FORMS: Final[Mapping[ConsentForm, str]] = {
    ConsentForm.SPOKEN: N_("By word of mouth"),
    ConsentForm.WRITTEN: N_("In writing"),
    ConsentForm.SIGNED: N_("By signing a form"),
}
# What is written most under each of the four questions; the text in the record is these words themselves.
CONSENT_EXPLAINED: Final = (
    N_("What a prenatal home visit is"),
    N_("That it is voluntary, and she may say no"),
    N_("Which data go to the JGZ"),
    N_("That she may take it back at any time"),
)
CONSENT_WHY: Final = (
    N_("She would like support in this pregnancy"),
    N_("The referrer worries about her or the child"),
    N_("Help can begin before the birth"),
)
CONSENT_DATA: Final = (
    N_("Name and address"),
    N_("Birth date"),
    N_("Phone number and e-mail"),
    N_("Due date and pregnancy"),
    N_("Reason of the referral"),
    N_("Language and interpreter"),
    N_("Family and children"),
    N_("Who takes care of her"),
)
TRAYS: Final[Mapping[Tray, str]] = {
    Tray.NEW: N_("New"),
    Tray.INCOMPLETE: N_("Incomplete"),
    Tray.CONSENT_MISSING: N_("Consent missing"),
    Tray.DOUBT: N_("Double?"),
    Tray.READY: N_("Ready to plan"),
    Tray.TAKEN_UP: N_("Taken up"),
    Tray.NOT_TAKEN_UP: N_("Not taken up"),
}
EMPTY_TRAYS: Final[Mapping[Tray, str]] = {
    Tray.NEW: N_("Drag a referral form here, or press Ctrl+N."),
    Tray.INCOMPLETE: N_("No referral lacks anything."),
    Tray.CONSENT_MISSING: N_("Every woman here has agreed."),
    Tray.DOUBT: N_("Nobody here may be on record already."),
    Tray.READY: N_("Nobody waits for a visit to be planned."),
    Tray.TAKEN_UP: N_("No referrals taken up yet."),
    Tray.NOT_TAKEN_UP: N_("No referrals put aside."),
}
NOT_TAKEN_UP: Final[Mapping[NotTakenUp, str]] = {
    NotTakenUp.NO_CONSENT: N_("She does not agree"),
    NotTakenUp.OUTSIDE_AREA: N_("She lives outside our area"),
    NotTakenUp.OTHER_PROGRAMME: N_("She has enough help already"),
    NotTakenUp.PREGNANCY_ENDED: N_("The pregnancy has ended"),
    NotTakenUp.RECORDED_TWICE: N_("Recorded twice"),
    NotTakenUp.OTHER: N_("Another reason"),
}
MISSING: Final[Mapping[str, str]] = {
    "referrer": N_("who referred her"),
    "name": N_("given name or initials"),
    "birth_date": N_("birth date"),
    "address": N_("address"),
    "whereabouts": N_("where she can be found"),
    "municipality": N_("municipality"),
    "phone": N_("phone"),
    "consent": N_("consent"),
}
_YES_NO: Final[Mapping[str, str]] = {"yes": N_("yes"), "no": N_("no")}
_CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "channel": {each.value: label for each, label in CHANNELS.items()},
    "route": {each.value: label for each, label in ROUTES.items()},
    "name_use": {each.value: label for each, label in NAME_USES.items()},
    "housing": {each.value: label for each, label in HOUSINGS.items()},
    "due_date_method": {each.value: label for each, label in METHODS.items()},
    "reasons": {each.value: label for each, label in REASONS.items()},
    "urgency": {each.value: label for each, label in URGENCIES.items()},
    "consent_form": {each.value: label for each, label in CONSENT_FORMS.items()},
    **dict.fromkeys(("feedback_wanted", "consult_first", "address_secret", "interpreter", "shielded"), _YES_NO),
    **dict.fromkeys(("safe_to_call", "safe_voicemail", "safe_to_text", "safe_post", "partner_may_know"), _YES_NO),
    **dict.fromkeys(("first_child", "consent_given"), _YES_NO),
}
# The field of the form at which a missing thing is filled in.
FIELD_OF_MISSING: Final[Mapping[str, str]] = {
    "referrer": "referrer_organisation",
    "name": "given_name",
    "birth_date": "birth_date",
    "address": "street",
    "whereabouts": "address_note",
    "municipality": "municipality",
    "phone": "phone",
    "consent": "consent_given",
}


def missing_text(words: Iterable[str]) -> str:
    """Return what is missing in words: `phone, consent`."""
    return ", ".join(_(MISSING[word]) for word in words)


def age_text(birth_date: date, today: date) -> str:
    """Return how old she is, and of a girl whose consent is needed: `15 years. Check: ...`."""
    years = years_on(birth_date, today)
    if years < 0:
        return ""
    reminder = who_decides(birth_date, today).value
    age = n_("{count} year", "{count} years", years)
    return f"{age}. {_(reminder)}" if reminder else age


def young_text(birth_date: date | None, today: date) -> str:
    """Return the age of a girl whose consent is looked up with her, and how; "" of a woman who decides alone."""
    if birth_date is None or birth_date > today or who_decides(birth_date, today) is WhoDecides.SHE:
        return ""
    return age_text(birth_date, today)


def choice_text(name: str, text: str) -> str:
    """Return what a field holds as it stands on the screen: a choice in its words, all else as it is."""
    labels = _CHOICES.get(name)
    if labels is None:
        return text
    return ", ".join(_(labels[word]) if word in labels else word for word in text.split("|"))


PAPER_REMARKS: Final[Mapping[PaperRemark, str]] = {
    PaperRemark.NOTHING_FILLED: N_("Nothing is filled in on this form that a program can read: type it from the page."),
    PaperRemark.OLDER_FORM: N_("This is an older form of ours: compare it with the page."),
    PaperRemark.NEWER_FORM: N_("This form is newer than this program: compare it with the page."),
    PaperRemark.FOREIGN_FORM: N_("This is another form than ours: compare it with the page."),
    PaperRemark.TYPE_IT: N_("This page is a picture: type what it says in the form."),
    PaperRemark.MARKED_TWICE: N_("More than one box is ticked where one is meant: choose in the form."),
    PaperRemark.BSN_LEFT_OUT: N_("A BSN on a form is not taken over: type it after her identity was checked."),
    PaperRemark.LOOSE_FIELDS: N_("Some of it has no place in the form; it stands under the page."),
}


def paper_remarks(found: PaperContent) -> tuple[str, ...]:
    """Return what is told of a paper that was read."""
    return tuple(_(PAPER_REMARKS[remark]) for remark in found.remarks)
