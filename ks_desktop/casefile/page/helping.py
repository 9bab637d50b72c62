"""Help elsewhere, on her page: looked for, asked, followed, and something else when it does not begin."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ks_desktop.casefile.domain import CasePage, ThreadItem
from ks_desktop.casefile.domain.fitting import proposed_wish
from ks_desktop.casefile.page.actions import followed
from ks_desktop.casefile.page.case import CaseView
from ks_desktop.casefile.page.fitting import Choice, FitPanel, FitServices
from ks_desktop.coalition.domain import CareDomain
from ks_desktop.core.values import Changes, OnwardId
from ks_desktop.letters.domain import LetterKind, LetterState
from ks_desktop.letters.service import Letters
from ks_desktop.onward.domain import OnwardPlan, OnwardReferral, OnwardState, OnwardWay
from ks_desktop.onward.page import ReferForm, ReferServices, StepForm, WarmForm
from ks_desktop.onward.service import Onward
from ks_desktop.onward.service.at_once import Referring
from ks_desktop.visits.domain.goals import goals_of
from ks_desktop.widgets.desk import Desk

LETTER_OF_DOMAIN: Final[Mapping[CareDomain, LetterKind]] = {
    CareDomain.MEDICAL: LetterKind.REFERRAL_MEDICAL,
    CareDomain.SOCIAL: LetterKind.REFERRAL_SOCIAL,
    CareDomain.INFORMAL: LetterKind.REFERRAL_INFORMAL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpServices:
    """What the forms ask of the rooms."""

    fit: FitServices
    refer: ReferServices
    onward: Onward
    letters: Letters


@dataclass(frozen=True, slots=True, kw_only=True)
class _Followed:
    """A letter of before that is followed from now on."""

    referral: OnwardReferral
    changes: Changes = Changes(onward=True, letters=True, undo=True)  # noqa: RUF009 - frozen


class Helping(QObject):
    """Opens what a letter, a line of a thread or a code on a slip asks about help elsewhere.

    Attributes:
        letter_wanted: Make the letter that puts this `OnwardReferral` on paper: and of which kind.
        register_wanted: That letter is made already: show it in the register, by its id.
    """

    letter_wanted = Signal(object, str)
    register_wanted = Signal(object)

    def __init__(self, desk: Desk, services: HelpServices, view: CaseView) -> None:
        super().__init__(view)
        self._desk, self._services, self._view = desk, services, view
        self._second: OnwardReferral | None = None
        self.fit = FitPanel(desk, services.fit)
        self.refer = ReferForm(desk, services.refer)
        self.step, self.warm = StepForm(desk, services.onward), WarmForm(desk, services.onward)
        for form in (self.fit, self.refer, self.step, self.warm):
            view.sheet.add_form(form)
        view.when("refer", self._look_for_help)
        view.when("onward", self._ask)
        for thread in view.sheet.threads:
            thread.wanted.connect(self._on_wanted)
        self.fit.refer_wanted.connect(self._on_chosen)
        self.fit.letter_wanted.connect(view.do)
        self.fit.nothing_wanted.connect(self._want_no_other)
        self.refer.letter_wanted.connect(self._write)
        self.refer.request_wanted.connect(self._request)
        queued = Qt.ConnectionType.QueuedConnection  # once the form it was said in has gone
        self.step.second_wanted.connect(self._choose_again, queued)

    def _look_for_help(self, page: CasePage) -> None:
        self._second = None
        self._view.sheet.open_panel(self.fit)  # shown first: what is hidden takes no cursor
        self.fit.show_case(page)

    @Slot(object)
    def _choose_again(self, referral: OnwardReferral) -> None:
        """Choose something else in place of help that did not begin."""
        page = self._view.page
        if page is not None and page.case.is_open:
            self._second = referral
            self._view.sheet.open_panel(self.fit)
            self.fit.show_case(page, instead_of=referral)

    @Slot(object)
    def _on_chosen(self, choice: Choice) -> None:
        page = self._view.page
        if page is None:
            return
        line, partner = choice.line, choice.partner
        plan = OnwardPlan(
            case_id=page.case.id,
            organisation_id=partner.id if partner is not None else None,
            service_id=line.service.id if line is not None else None,
            needs=choice.needs_met,
            wish=self._wish(page),
            second_of=self._second.id if self._second else None,
        )
        call = partial(self._services.refer.at_once.begin, plan, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_begun, owner=self, latest="refer")

    def _wish(self, page: CasePage) -> str:
        if self._second is not None:
            return self._second.wish
        return proposed_wish(page.facts, goals_of(page.goals, page.facts.appointments))

    @Slot(object)
    def _on_begun(self, referring: Referring) -> None:
        page = self._view.page
        if page is not None and page.case.id == referring.case_id and self._view.sheet.panel() is self.fit:
            self._view.sheet.open_panel(self.refer)
            self.refer.show_choice(referring)

    @Slot()
    def _want_no_other(self) -> None:
        if self._second is not None:
            self._keep_no_other(self._second)

    @Slot(object)
    def _write(self, referral: OnwardReferral) -> None:
        letters = self._view.page.letters if self._view.page is not None else ()
        made = [each for each in letters if each.onward_id == referral.id and each.state is LetterState.FINAL]
        if made:
            self.register_wanted.emit(made[-1].id)
        else:
            self.letter_wanted.emit(referral, LETTER_OF_DOMAIN[referral.domain].value)

    @Slot()
    def _request(self) -> None:
        self._view.do("request_to_refer")

    def _ask(self, page: CasePage) -> None:
        item = followed(page)
        if item is not None:
            self._about(item)

    @Slot(str, object)
    def _on_wanted(self, word: str, item: ThreadItem) -> None:
        """Do what a link of a thread asks."""
        if item.news_of is not None:
            call = partial(self._services.letters.enough_told, item.news_of, actor=self._desk.actor)
            self._desk.tasks.run(call)
        elif item.onward is None:
            self._about(item)
        else:
            acts: dict[str, Callable[[OnwardReferral], None]] = {
                "step": self._open_step,
                "warm": self._open_warm,
                "letter": self._write,
                "second": self._choose_again,
                "no_other": self._keep_no_other,
            }
            acts[word](item.onward)

    def _open_warm(self, referral: OnwardReferral) -> None:
        self._view.sheet.open_panel(self.warm)  # shown first: what is hidden takes no cursor
        self.warm.show_referral(referral)

    def _keep_no_other(self, referral: OnwardReferral) -> None:
        self._desk.tasks.run(partial(self._services.onward.want_no_other, referral.id, actor=self._desk.actor))

    def _about(self, item: ThreadItem) -> None:
        """Ask what was heard of a line; a letter of before is followed from now on."""
        one = item.onward
        if one is not None and one.state is OnwardState.DRAFT and one.way is OnwardWay.LETTER:
            self._write(one)  # the letter says itself that it went out
        elif one is not None and one.is_open:
            self._open_step(one)
        elif one is not None:
            self._choose_again(one)
        elif item.letter_id is not None:
            self._desk.tasks.run(partial(self._follow, item), done=self._on_followed, owner=self)

    def _follow(self, item: ThreadItem) -> _Followed:
        assert item.letter_id is not None  # noqa: S101 - the caller looked
        actor = self._desk.actor
        onward_id = self._services.letters.followed(item.letter_id, actor=actor)
        return _Followed(referral=self._services.onward.referral(onward_id, actor=actor))

    @Slot(object)
    def _on_followed(self, followed_now: _Followed) -> None:
        page = self._view.page
        if page is not None and page.case.id == followed_now.referral.case_id:
            self._open_step(followed_now.referral)

    def open_onward(self, onward_id: OnwardId) -> None:
        """Ask what was heard of a referral, such as one whose slip came back: it opens with her page."""
        call = partial(self._services.onward.referral, onward_id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._open_step, owner=self, latest="onward")

    @Slot(object)
    def _open_step(self, referral: OnwardReferral) -> None:
        if self._view.case_id == referral.case_id:
            self._view.sheet.open_panel(self.step)  # shown first: what is hidden takes no cursor
            self.step.show_referral(referral)
