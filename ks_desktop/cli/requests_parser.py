"""What can be typed about requests, the data list, and leaving with everything."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from ks_desktop.core.texts import _
from ks_desktop.records.domain.requests import AnswerWay, AskedBy, Decision, Identity, RequestKind

ACTS: Final = ("list", "begin", "step", "prolong", "statement", "copy", "destroy", "finish", "lift", "answer")

Make = Callable[[str, str], argparse.ArgumentParser]


def add_requests(make: Make, path: Callable[[str], Path], day: Callable[[str], date]) -> None:
    """Add `requests`, `data-list` and `leave-with-all`.

    Args:
        make: makes a command with the options that each has.
        path: reads a path.
        day: reads a date.
    """
    requests = make("requests", _("what women ask about their records: write down, follow and answer it"))
    requests.add_argument("act", nargs="?", choices=ACTS, default="list")
    requests.add_argument("--id", metavar="ID", help=_("which request"))
    _add_asking(requests, day)
    _add_deciding(requests)
    requests.add_argument("--out", type=path, metavar="FILE", help=_("copy, answer: write the PDF here"))
    requests.add_argument("--data-out", type=path, metavar="FILE", help=_("copy: write the same as JSON here"))
    listed = make("data-list", _("say what is kept and what for, from the real tables"))
    listed.add_argument("--pdf", type=path, metavar="FILE", help=_("write it as PDF here"))
    leave = make("leave-with-all", _("write everything out in open files, and read it back"))
    leave.add_argument(
        "--out", type=path, required=True, metavar="DIR", help=_("an existing folder; one is made in it")
    )
    leave.add_argument("--reason", required=True, metavar="TEXT", help=_("why; it stands in the log"))
    leave.add_argument("--with-restricted", action="store_true", help=_("restricted notes too, readable"))


def _add_asking(requests: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    requests.add_argument("--case", metavar="ID", help=_("begin, lift: whose record, by the id of her case"))
    requests.add_argument("--kind", choices=[kind.value for kind in RequestKind], help=_("begin: what she asks"))
    requests.add_argument("--received", type=day, metavar="DATE", help=_("begin: when it came in (default: today)"))
    requests.add_argument("--asked-by", choices=[by.value for by in AskedBy], default=AskedBy.HERSELF.value)
    requests.add_argument("--asker", default="", metavar="NAME", help=_("begin: who asks for her"))
    requests.add_argument("--identity", choices=[how.value for how in Identity], default=Identity.NOT_YET.value)
    requests.add_argument("--words", default="", metavar="TEXT", help=_("begin, statement: in her own words"))
    requests.add_argument("--about", default="", metavar="TEXT", help=_("begin: which datum is wrong"))
    requests.add_argument("--says", default="", metavar="TEXT", help=_("begin: what stands there"))
    requests.add_argument("--should-say", default="", metavar="TEXT", help=_("begin: what should stand there"))


def _add_deciding(requests: argparse.ArgumentParser) -> None:
    requests.add_argument("--step", action="append", default=[], metavar="KEY", help=_("step: done; may be repeated"))
    requests.add_argument("--why", default="", metavar="TEXT", help=_("prolong, finish, copy: why, as she reads it"))
    requests.add_argument("--decision", choices=[one.value for one in Decision])
    requests.add_argument("--ground", action="append", default=[], metavar="KEY", help=_("finish: on which ground"))
    requests.add_argument("--way", choices=[way.value for way in AnswerWay], default=AnswerWay.IN_HAND.value)
    requests.add_argument(
        "--with",
        dest="with_parts",
        action="append",
        default=[],
        metavar="PART",
        help=_("copy: this goes along too, though it names others"),
    )
    requests.add_argument(
        "--without", action="append", default=[], metavar="PART", help=_("copy: leave this out, with --why")
    )
