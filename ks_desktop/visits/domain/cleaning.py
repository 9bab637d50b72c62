"""Texts of visits as they are kept. Pure."""

from dataclasses import replace

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, clean_line, clean_note
from ks_desktop.visits.domain.appointment import Report


def one_line(text: str, field: str) -> str:
    """Return a text of one line as it is kept.

    Raises:
        UserError: it is over 200 characters; it names its field.
    """
    line = clean_line(text).text
    if len(line) > LINE_MAX:
        raise UserError(
            N_("This is too long: {most} characters at most."), code="too_long", field=field, values={"most": LINE_MAX}
        )
    return line


def cleaned(report: Report) -> Report:
    """Return a report with its texts as they are kept, without empty goals.

    Raises:
        UserError: a goal or the next step is over 200 characters; the field is `agreed` or `next_step`.
    """
    goals = tuple(filter(None, (one_line(goal, "agreed") for goal in report.agreed)))
    return replace(
        report,
        note=clean_note(report.note).text,
        agreed=goals,
        next_step=one_line(report.next_step, "next_step"),
    )
