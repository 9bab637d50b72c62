"""What can be typed about onward referrals."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import Final

from ks_desktop.core.texts import _
from ks_desktop.onward.domain import NotStarted, OnwardState, OnwardWay

_MOST: Final = 9  # digits

Make = Callable[[str, str], argparse.ArgumentParser]
Day = Callable[[str], date]


def add_list_options(listing: argparse.ArgumentParser) -> None:
    """Add what narrows down the list of onward referrals, and why persons are listed."""
    listing.add_argument(
        "--reason", default="", metavar="TEXT", help=_("referrals: why persons are listed; without it nobody is named")
    )
    listing.add_argument("--overdue", action="store_true", help=_("onward: only what should have been asked already"))
    listing.add_argument(
        "--state",
        action="append",
        default=[],
        choices=[state.value for state in OnwardState],
        help=_("onward: only what is so far; may be repeated"),
    )


def add_acts(make: Make, day: Day) -> None:
    """Add the acts of `onward`.

    Args:
        make: makes the command of an act, with the options that each has.
        day: reads a date.
    """
    refer = make("refer", _("refer her to a partner or a service; nothing goes out yet"))
    refer.add_argument(
        "--case",
        required=True,
        metavar="ID",
        help=_("the case: its id, the number of a letter, or the code of a visit"),
    )
    refer.add_argument("--to", metavar="ID", help=_("organisation"))
    refer.add_argument("--service", metavar="ID", help=_("what is offered there"))
    refer.add_argument("--need", action="append", default=[], metavar="KEY", help=_("what for; may be repeated"))
    refer.add_argument("--wish", default="", metavar="TEXT", help=_("her question in her own words"))
    refer.add_argument("--way", choices=[way.value for way in OnwardWay], default=OnwardWay.PHONE.value)
    refer.add_argument("--on", type=day, metavar="DATE", help=_("the day it was chosen (default: today)"))
    refer.add_argument("--second-of", metavar="ID", help=_("the onward referral in whose place this one stands"))
    step = make("step", _("write down what became of an onward referral"))
    step.add_argument("id", metavar="ID", help=_("its id, or the number of its letter"))
    step.add_argument("state", choices=[state.value for state in OnwardState if state is not OnwardState.DRAFT])
    step.add_argument("--on", type=day, metavar="DATE", help=_("the day it happened (default: today)"))
    step.add_argument("--reason", choices=[reason.value for reason in NotStarted], help=_("why help did not begin"))
    step.add_argument("--words", default="", metavar="TEXT", help=_("what was said, in a few words"))
    step.add_argument("--waiting-weeks", type=_weeks, metavar="N", help=_("how long it takes"))
    step.add_argument("--starts-on", type=day, metavar="DATE", help=_("when help is expected to begin"))
    step.add_argument("--took-over", action="store_true", help=_("from that day on the receiver is responsible"))
    step.add_argument("--ask-on", type=day, metavar="DATE", help=_("when to ask next (default: the usual day)"))
    choices = make("choices", _("list what else is offered for the same need"))
    choices.add_argument("id", metavar="ID", help=_("its id, or the number of its letter"))


def _weeks(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > _MOST:
        raise argparse.ArgumentTypeError(_("type a whole number of weeks"))
    return int(typed)
