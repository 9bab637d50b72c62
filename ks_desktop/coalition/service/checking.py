"""Texts of a partner or a person as they are kept: cleaned, and everything that is wrong said at once."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.phones import check_phone
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, clean_line

_SHORT_NUMBER: Final = 5  # digits of a municipality's own number, such as 14 030

check_short_phone: Final = partial(check_phone, least_digits=_SHORT_NUMBER)


def check_place(typed: str) -> str:
    """Return the name of a town.

    Raises:
        UserError: there is no letter in it.
    """
    if not any(c.isalpha() for c in typed):
        raise UserError(N_("Type the name of the place."), code="place", field="place")
    return typed


def check_lines(
    typed: Mapping[str, str], checks: Mapping[str, Callable[[str], str]]
) -> tuple[dict[str, Any], list[UserError]]:
    """Return lines by name as they are kept, and everything that is wrong with them.

    Args:
        typed: lines by name.
        checks: for some names what makes a line of it, or raises what is wrong; an empty line is not checked.
    """
    lines: dict[str, Any] = {name: clean_line(text).text for name, text in typed.items()}
    errors = []
    for name, text in lines.items():
        try:
            if len(text) > LINE_MAX:
                raise too_long(name, LINE_MAX)
            if text and name in checks:
                lines[name] = checks[name](text)
        except UserError as error:
            errors.append(error)
    return lines, errors


def too_long(field: str, most: int) -> UserError:
    """Return the error for a text that does not fit."""
    return UserError(N_("At most {most} characters fit here."), code="too_long", field=field, values={"most": most})
