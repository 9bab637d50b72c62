"""Errors of a form in which not every field stands: what is wrong with one out of sight is said at the top."""

from ks_desktop.core.errors import KsError, UserError, UserErrors, each
from ks_desktop.widgets.form import Form


def in_sight(error: KsError, form: Form) -> KsError:
    """Return an error whose parts name only fields that can be seen."""
    if not isinstance(error, UserError):
        return error
    seen = {name for name in form.names() if form.field(name).isVisibleTo(form)}
    return UserErrors(
        part if part.field in seen else UserError(part.message, code=part.code, values=part.values)
        for part in each(error)
    )
