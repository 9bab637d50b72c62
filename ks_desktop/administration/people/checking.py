"""Whether what was typed of a new colleague will do: every field that will not, at once."""

from collections.abc import Iterator

from ks_desktop.administration.people.records import NewColleague
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId, clean_line, new_id
from ks_desktop.paper import paint
from ks_desktop.security import vault
from ks_desktop.security.domain import User
from ks_desktop.security.service import Users


def checked(colleague: NewColleague, users: Users) -> User:
    """Return a new user as she will be kept.

    Raises:
        UserErrors: each field that will not do.
    """
    full_name, job_title = clean_line(colleague.full_name).text, clean_line(colleague.job_title).text
    errors = [*_of_name(colleague.name, users), *unfit(colleague.passphrase, colleague.repeated)]
    if not full_name:
        errors.append(UserError(N_("Fill in her name."), code="required", field="full_name"))
    if not colleague.roles:
        errors.append(UserError(N_("Choose at least one role."), code="no_roles", field="roles"))
    for text, field in ((full_name, "full_name"), (job_title, "job_title")):
        try:
            paint.check_printable(text, field=field)  # it stands under letters
        except UserError as error:
            errors.append(error)
    if errors:
        raise UserErrors(errors)
    return User(
        id=UserId(new_id()),
        name=clean_line(colleague.name).text,
        full_name=full_name,
        job_title=job_title,
        roles=colleague.roles,
    )


def at_work(user: User) -> User:
    """Return a user of whom something may be changed.

    Raises:
        UserError: `left`.
    """
    if user.left_on is not None:
        raise UserError(N_("She does not work here any more."), code="left")
    return user


def unfit(passphrase: str, repeated: str) -> list[UserError]:
    """Return why a passphrase that was typed twice will not do; nothing when it will."""
    try:
        vault.check_passphrase(passphrase)
    except UserError as error:
        return list(each(error))
    if passphrase != repeated:
        return [UserError(N_("The two are not the same. Type it once more."), code="differs", field="repeat")]
    return []


def _of_name(typed: str, users: Users) -> Iterator[UserError]:
    try:
        name = vault.check_name(typed)
    except UserError as error:
        yield from each(error)
        return
    if users.named(name) is not None:
        yield UserError(N_("There is a user of this login name already."), code="user_exists", field="user_name")
