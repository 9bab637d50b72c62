"""Texts of visits as they are kept. Pure."""

from dataclasses import replace

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, clean_line, clean_note
from ks_desktop.visits.domain.report import Agreement, Report


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
        UserError: a line is over 200 characters, or an agreement does not say what; it names its field.
    """
    return replace(
        report,
        note=clean_note(report.note).text,
        agreed=tuple(filter(None, (one_line(goal, "agreed") for goal in report.agreed))),
        next_step=one_line(report.next_step, "next_step"),
        agreements=tuple(map(_cleaned_agreement, report.agreements)),
        help=tuple(replace(one, what=one_line(one.what, "help")) for one in report.help),
        feed_back=one_line(report.feed_back, "feed_back"),
    )


def _cleaned_agreement(one: Agreement) -> Agreement:
    return replace(one, who=one_line(one.who, "agreements"), what=one_line(one.what, "agreements"))
