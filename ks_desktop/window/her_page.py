"""Furnishes a woman's page with the cards and forms that need a service of their own, and says what the letters do.

`sheet.add_card(card, place)` for what is shown, `sheet.add_form(form)` and `view.when(word, act)` for what opens.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page import CaseView, ContactsCard, ContactServices, Place
from ks_desktop.casefile.page.agreed import AgreedCard, AgreedServices
from ks_desktop.casefile.page.closed import ClosedLine
from ks_desktop.casefile.page.fitting import FitServices
from ks_desktop.casefile.page.given_out import GivenOutCard
from ks_desktop.casefile.page.helping import Helping, HelpServices
from ks_desktop.casefile.page.involved import InvolvedCard, InvolvedServices
from ks_desktop.casefile.page.life import LifeCard, LifeServices
from ks_desktop.casefile.page.nurse import NurseCard
from ks_desktop.casefile.page.restricted import OpeningsCard, RestrictedCard, RestrictedServices
from ks_desktop.casefile.page.rights import RightsCard, StillBand
from ks_desktop.casefile.page.summary import SummaryCard
from ks_desktop.casefile.page.town import TownLink
from ks_desktop.casefile.page.undoing import UndoCard
from ks_desktop.onward.page import ReferServices
from ks_desktop.widgets.desk import Desk

if TYPE_CHECKING:  # as in pages: nothing is imported before it is needed
    from ks_desktop.house import House


def furnish(view: CaseView, desk: Desk, house: "House") -> Helping:
    """Put everything on the page that the rooms have to show of a case; return what opens about help elsewhere."""
    view.sheet.action_bar.keep_to(desk.may)
    view.sheet.add_card(ClosedLine(desk.may), Place.NOTICE)
    _agreed(view, desk, house)
    _next_contact(view, desk, house)
    _life(view, desk, house)
    _summary(view, desk, house)
    _involved(view, desk, house)
    _restricted(view, desk, house)
    _rights(view, desk, house)
    helping = _helping(view, desk, house)
    view.sheet.add_card(NurseCard(desk, house.assigning), Place.LEFT, before=view.sheet.dating)
    view.sheet.add_card(GivenOutCard(), Place.RIGHT)
    view.sheet.add_card(UndoCard(desk), Place.LEFT)
    return helping


def link_to_town(view: CaseView, show: Callable[[str], object]) -> None:
    """Lead from her page to what was agreed with her municipality."""
    link = TownLink()
    view.sheet.add_card(link, Place.LEFT, before=view.sheet.dating)
    link.wanted.connect(show)


def _next_contact(view: CaseView, desk: Desk, house: "House") -> None:
    services = ContactServices(further=house.further, reports=house.reports, stop_clocks=house.stop_clocks)
    card = ContactsCard(desk, services)
    view.sheet.add_card(card, Place.RIGHT)
    card.plan_wanted.connect(view.plan_wanted)


def _life(view: CaseView, desk: Desk, house: "House") -> None:
    """A birth, no news, a move, a partner who may know nothing."""
    services = LifeServices(
        births=house.births, events=house.life_events, homes=house.new_homes, coalition=house.coalition
    )
    card = LifeCard(desk, services)
    view.sheet.add_card(card, Place.RIGHT)
    for word in ("birth", "birth_note", "news", "moved", "moved_away", "partner"):
        view.when(word, partial(_open, card, word))
    for kind in ("handover_birth", "handover_maternity", "handover_jgz"):
        view.when(kind, partial(_write, view, kind))
    card.letter_wanted.connect(view.do)
    card.otherwise.connect(partial(view.do, "ended"))


def _helping(view: CaseView, desk: Desk, house: "House") -> Helping:
    """What is offered that may help her, referring her there, and what became of it."""
    services = HelpServices(
        fit=FitServices(fitting=house.fitting, coalition=house.coalition),
        refer=ReferServices(at_once=house.at_once, coalition=house.coalition),
        onward=house.onward,
        letters=house.letters,
    )
    return Helping(desk, services, view)


def _agreed(view: CaseView, desk: Desk, house: "House") -> None:
    """Her goals, and what is agreed and not done."""
    card = AgreedCard(desk, AgreedServices(goals=house.goals, reports=house.reports))
    view.sheet.add_card(card, Place.RIGHT)


def _involved(view: CaseView, desk: Desk, house: "House") -> None:
    """Midwife, GP, maternity care, and everybody else around her."""
    card = InvolvedCard(desk, InvolvedServices(people=house.involved, coalition=house.coalition))
    view.sheet.add_card(card, Place.LEFT, before=view.sheet.dating)


def _restricted(view: CaseView, desk: Desk, house: "House") -> None:
    """What few may read, and what others opened with a reason."""
    services = RestrictedServices(notes=house.restricted, emergency=house.emergency)
    card = RestrictedCard(desk, services)
    view.sheet.add_card(card, Place.RIGHT)
    card.listen_in(view)
    view.sheet.add_card(OpeningsCard(desk, house.emergency), Place.NOTICE)


def _rights(view: CaseView, desk: Desk, house: "House") -> None:
    """Her record set still, what she states of it, and what she asks."""
    view.sheet.add_card(StillBand(), Place.NOTICE)
    view.sheet.add_card(RightsCard(desk, house.requests), Place.LEFT)


def _summary(view: CaseView, desk: Desk, house: "House") -> None:
    """The paragraph for the child record, over everything as long as it lies on the clipboard."""
    card = SummaryCard(desk, house.summaries)
    view.sheet.add_card(card, Place.NOTICE)
    view.when("summary", partial(_take, card))


def _take(card: SummaryCard, _page: CasePage) -> None:
    card.take()


def _open(card: LifeCard, word: str, _page: CasePage) -> None:
    card.open(word)


def _write(view: CaseView, kind: str, page: CasePage) -> None:
    view.letter_wanted.emit(page.case.id, kind)
