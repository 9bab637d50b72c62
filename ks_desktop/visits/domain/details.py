"""How they meet: the way, the place, the length, and who comes along; everything of a visit but its time and nurse."""

from collections import Counter
from dataclasses import dataclass, replace

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, check_postcode, clean_line
from ks_desktop.visits.domain.appointment import Appointment, check_minutes
from ks_desktop.visits.domain.companion import Companion, CompanionKind
from ks_desktop.visits.domain.mode import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """How they meet. A place only counts when that is elsewhere, and is dropped otherwise.

    Attributes:
        location: where they meet elsewhere, in words.
        postcode: the postcode of that place, `3511 AB`, or "".
    """

    minutes: int
    mode: Mode = Mode.HOME
    location: str = ""
    postcode: str = ""
    companions: tuple[Companion, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what nobody can go to.

        Raises:
            UserError: the length is not right, elsewhere has no place, its postcode is wrong, or somebody comes along
                twice; it names its field.
        """
        check_minutes(self.minutes)
        is_elsewhere = self.mode is Mode.ELSEWHERE
        location = clean_line(self.location).text if is_elsewhere else ""
        postcode = check_postcode(self.postcode) if is_elsewhere and self.postcode.strip() else ""
        if is_elsewhere and not (location or postcode):
            raise UserError(
                N_("Fill in where you meet: a postcode, or the place in words."), code="required", field="location"
            )
        if len(location) > LINE_MAX:
            raise UserError(
                N_("This is too long: {most} characters at most."),
                code="too_long",
                field="location",
                values={"most": LINE_MAX},
            )
        _check_companions(self.companions)
        object.__setattr__(self, "location", location)
        object.__setattr__(self, "postcode", postcode)


def _check_companions(companions: tuple[Companion, ...]) -> None:
    if sum(one.kind is CompanionKind.INTERPRETER for one in companions) > 1:
        raise UserError(N_("Name one interpreter."), code="two_interpreters", field="interpreter")
    users = Counter(one.user for one in companions if one.user is not None)
    if any(count > 1 for count in users.values()):
        raise UserError(N_("This colleague is named twice."), code="twice", field="colleague")


def details_of(visit: Appointment) -> Details:
    """Return how they meet at a visit.

    Raises:
        UserError: the visit was stored with what is refused now, such as a length of seven minutes.
    """
    return Details(
        minutes=visit.minutes,
        mode=visit.mode,
        location=visit.location,
        postcode=visit.postcode,
        companions=visit.companions,
    )


def with_details(visit: Appointment, details: Details) -> Appointment:
    """Return a visit at which they meet so.

    Raises:
        UserError: the nurse of the visit is named as the colleague who comes along.
    """
    if any(one.user == visit.nurse for one in details.companions):
        raise UserError(
            N_("The nurse of the visit cannot come along as well: choose a colleague."),
            code="same_nurse",
            field="colleague",
        )
    return replace(
        visit,
        minutes=details.minutes,
        mode=details.mode,
        location=details.location,
        postcode=details.postcode,
        companions=details.companions,
    )
