"""Who else is there for her: people beside the midwife, the GP and the maternity care of her case."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain.person import Answer
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, CaseId, OrganisationId

_LINES: Final = ("role", "name", "organisation", "phone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """Somebody around her, in one pregnancy.

    Attributes:
        role: what this person is for her: `zus`, `maatschappelijk werker`, `mentor`.
        organisation: in words, as typed.
        organisation_id: the partner of the directory these words name, None where it is none of them.
        may_talk: whether she agrees that we talk with this person.
        version: 0 is not yet stored.
    """

    id: UUID
    case_id: CaseId
    role: str
    name: str = ""
    organisation: str = ""
    organisation_id: OrganisationId | None = None
    phone: str = ""
    may_talk: Answer = Answer.UNKNOWN
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse somebody of whom nobody can tell who it is.

        Raises:
            UserErrors: no role, neither name nor organisation, or a line over 200 characters; each at its field.
        """
        errors = []
        if not self.role.strip():
            errors.append(UserError(N_("Say who this is for her."), code="required", field="role"))
        if not (self.name.strip() or self.organisation.strip()):
            errors.append(UserError(N_("Fill in a name or an organisation."), code="required", field="name"))
        errors += [
            UserError(
                N_("This is too long: {most} characters at most."),
                code="too_long",
                field=field,
                values={"most": LINE_MAX},
            )
            for field in _LINES
            if len(getattr(self, field)) > LINE_MAX
        ]
        if errors:
            raise UserErrors(errors)

    @property
    def who(self) -> str:
        """Name and organisation on one line, as far as they are known."""
        return ", ".join(part for part in (self.name, self.organisation) if part)
