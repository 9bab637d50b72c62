"""What somebody decided about a referral: which woman on record it is about, which pregnancy of hers. Pure rules."""

from collections.abc import Iterable
from typing import Final

from ks_desktop.clients.domain import Case, Client
from ks_desktop.clients.domain.doubles import Pregnancy
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.matching.finding import Known, is_same_pregnancy, is_same_referral

MOST_DAYS: Final = 84  # two due dates further apart are never of one pregnancy, whoever says so


def decided(
    case: Case,
    referral: Referral,
    woman: Client,
    pregnancies: Iterable[Case],
    received: Iterable[Referral],
    pregnancy: Pregnancy,
) -> Known:
    """Return what is known of the woman and pregnancy that somebody named.

    Args:
        case: as just read.
        referral: as just read.
        woman: whom somebody named.
        pregnancies: her cases.
        received: the referrals of these cases.
        pregnancy: which pregnancy somebody named.
    Raises:
        UserError: the due dates contradict it, or the case of that pregnancy is closed.
    """
    near = sorted(pregnancies, key=lambda known: (abs((known.due_date - case.due_date).days), not known.is_open))
    if pregnancy is Pregnancy.NEXT:
        if any((known.is_open or known.is_quiet) and is_same_pregnancy(known, case) for known in near):
            raise UserError(
                N_("She is on record with nearly this due date: that is the same pregnancy, or check the date."),
                code="same_pregnancy",
                field="due_date",
            )
        return Known(client=woman)
    if not near or abs((near[0].due_date - case.due_date).days) > MOST_DAYS:
        raise UserError(
            N_("The due dates are more than twelve weeks apart: that is another pregnancy, or check the date."),
            code="other_pregnancy",
            field="due_date",
        )
    known = near[0]
    same = next((other for other in received if other.case_id == known.id and is_same_referral(other, referral)), None)
    if same is None and not (known.is_open or known.is_quiet):
        raise UserError(
            N_("The case of this pregnancy is closed: reopen it first, on her page."), code="closed", field="due_date"
        )
    return Known(client=woman, case=known, same=same)
