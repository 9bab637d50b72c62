"""A paper at the command line: a filled form becomes a referral, whatever else came in waits in the tray."""

import argparse
from typing import Any

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.core.errors import UserError, each
from ks_desktop.core.texts import _
from ks_desktop.house import House
from ks_desktop.referrals.domain.counting import RefusedByHerError
from ks_desktop.referrals.domain.papers import IncomingPaper, PaperContent, PaperOrigin
from ks_desktop.referrals.exchange import RowOutcome
from ks_desktop.referrals.formreading import read_apart, type_of, with_defaults
from ks_desktop.referrals.results import Recorded
from ks_desktop.referrals.wording import paper_remarks

_WAITING = "waiting"


def is_paper(content: bytes) -> bool:
    """Tell whether these bytes are a paper (a PDF or a picture) and no list; what they say is not read yet."""
    try:
        type_of(content)
    except UserError:
        return False  # the list reader says in words what it is instead
    return True


def take(house: House, asked: argparse.Namespace, content: bytes) -> Exit:
    """Take in one paper and say what became of it; its original is kept with the referral, the file stays.

    A filled form becomes a referral, or waits in the tray for new ones with what is wrong, as a picture of a form does.
    """
    if asked.dry_run:
        found = with_defaults(read_apart(content)[0], house.clock.today())
        return _say({"fields": dict(found.values), **_told(found)}, asked)
    received = house.papers.receive(content, actor=house.actor, origin=PaperOrigin.CHOSEN, source=asked.file)
    if received.paper is None:
        return _say(_became(RowOutcome.DUPLICATE.value, str(received.taken_as or "")), asked)
    found = house.papers.read(received.paper.id, actor=house.actor).found
    return _say(_taken(house, received.paper, found) | _told(found), asked)


def _taken(house: House, paper: IncomingPaper, found: PaperContent) -> dict[str, Any]:
    try:
        recorded = house.papers.take(paper.id, found.values, actor=house.actor, seen=False).recorded
    except RefusedByHerError as refused:
        house.retention.refuse(found.values, actor=house.actor)
        house.papers.destroy(paper.id, actor=house.actor)
        return _became(RowOutcome.REFUSED.value, reasons=[refused.text()])
    except UserError as error:
        return _became(_WAITING, reasons=[_reason(single.field, single.text()) for single in each(error)])
    return _became(recorded.result.value, str(recorded.referral_id), _reasons(recorded))


def _reasons(recorded: Recorded) -> list[str]:
    return [*recorded.missing, *(_reason(name, sentence) for name, sentence in recorded.told())]


def _reason(field: str, sentence: str) -> str:
    return f"{field}: {sentence}" if field else sentence


def _became(result: str, referral: str = "", reasons: list[str] | None = None) -> dict[str, Any]:
    return {"result": result, "referral": referral, "reasons": reasons or []}


def _told(found: PaperContent) -> dict[str, Any]:
    return {"unknown": {loose.name: loose.text for loose in found.loose}, "remarks": list(paper_remarks(found))}


def _say(said: dict[str, Any], asked: argparse.Namespace) -> Exit:
    if asked.json:
        output.say_json(said)
    else:
        for name, text in said.get("fields", {}).items():
            output.say_cells([name, text])
        if "result" in said:
            output.say_cells([said["result"], said["referral"], "; ".join(said["reasons"])])
        for remark in said.get("remarks", ()):
            output.tell(remark)
        for name, text in said.get("unknown", {}).items():
            output.tell(_("Not on our form: {name}: {text}", name=name, text=text))
    return Exit.REFUSED if said.get("result") == RowOutcome.REFUSED.value else Exit.DONE
