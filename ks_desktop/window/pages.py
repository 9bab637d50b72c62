"""Makes each page when it is first needed, and connects the bells it rings."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import _
from ks_desktop.core.values import CaseId, Changes, ReferralId
from ks_desktop.widgets.desk import Desk
from ks_desktop.window.places import LISTS

if TYPE_CHECKING:  # each page is imported when it is first needed: the first one comes sooner
    from ks_desktop.administration.page.settings import SettingsPage
    from ks_desktop.casefile.page import WomenPage
    from ks_desktop.coalition.page import DirectoryPage
    from ks_desktop.house import House
    from ks_desktop.letters.page import LettersPage
    from ks_desktop.paper.paint import Paper
    from ks_desktop.records.page import PrivacyPage
    from ks_desktop.referrals.page import ReferralsPage
    from ks_desktop.today.page import TodayPage
    from ks_desktop.visits.page import AgendaPage
    from ks_desktop.window.main import MainWindow

    Page = TodayPage | ReferralsPage | WomenPage | AgendaPage | LettersPage | DirectoryPage | PrivacyPage | SettingsPage


class Pages:
    """The pages of one open house."""

    def __init__(self, desk: Desk, house: "House", main: "MainWindow") -> None:
        self._desk = desk
        self._house = house
        self._main = main
        self._made: dict[str, Page] = {}
        self._stale: set[str] = set()

    def page(self, word: str) -> "Page":
        """Return the page of a word, made now if need be."""
        if word not in self._made:
            makers: dict[str, Callable[[], Page]] = {
                "today": self._make_today,
                "referrals": self._make_referrals,
                "women": self._make_women,
                "agenda": self._make_agenda,
                "letters": self._make_letters,
                "directory": self._make_directory,
                "privacy": self._make_privacy,
                "settings": self._make_settings,
            }
            self._made[word] = makers[word]()
            self._stale.add(word)
        return self._made[word]

    def refresh(self, word: str) -> None:
        """Let a page look again if something changed since it last did; the first page always: a draft tells nobody."""
        if word in self._stale or word == "today":
            self._stale.discard(word)
            self._made[word].refresh()
        if word in LISTS:
            self._desk.tasks.run(partial(self._house.audit.listed, word, actor=self._desk.actor))

    def tell(self, changes: Changes, *, shown: QWidget | None) -> None:
        """Tell the page that is shown what changed; the others look again when they are shown."""
        for word, page in self._made.items():
            if page is shown:
                page.on_changes(changes)
            else:
                self._stale.add(word)

    def open_case(self, word: str) -> CaseId | None:
        """Return the case whose page is open on the women's page."""
        return self.women().open_case_id() if word == "women" and word in self._made else None

    def women(self) -> "WomenPage":
        """Return the women's page."""
        return cast("WomenPage", self.page("women"))

    def agenda(self) -> "AgendaPage":
        """Return the agenda."""
        return cast("AgendaPage", self.page("agenda"))

    def letters(self) -> "LettersPage":
        """Return the letters."""
        return cast("LettersPage", self.page("letters"))

    def referrals(self) -> "ReferralsPage":
        """Return the referrals."""
        return cast("ReferralsPage", self.page("referrals"))

    def directory(self) -> "DirectoryPage":
        """Return the directory."""
        return cast("DirectoryPage", self.page("directory"))

    def privacy(self) -> "PrivacyPage":
        """Return the log, what is kept how long, and what women ask."""
        return cast("PrivacyPage", self.page("privacy"))

    def settings(self) -> "SettingsPage":
        """Return the settings."""
        return cast("SettingsPage", self.page("settings"))

    def _make_today(self) -> "TodayPage":
        from ks_desktop.today.page import Services, TodayPage

        house = self._house
        services = Services(
            mornings=house.mornings,
            contacts=house.contacts,
            reminders=house.reminders,
            interpreters=house.interpreters,
            missed=house.missed,
            printed=house.printed_plans,
        )
        page = TodayPage(self._desk, services)
        page.case_chosen.connect(self._main.open_case)
        page.panel_wanted.connect(self._main.open_case)
        page.plan_wanted.connect(self._main.plan_for)
        page.page_wanted.connect(self._main.show_page)
        page.tray_wanted.connect(self._main.show_tray)
        page.referral_wanted.connect(self._main.new_referral)
        page.print_day.connect(self._main.plans.show_day)
        page.print_calls.connect(self._main.aside.show_calls)
        page.printed_wanted.connect(self._main.aside.show_printed)
        page.check_list_wanted.connect(self._main.aside.show_check_calls)
        page.team_wanted.connect(self._main.aside.show_team)
        return page

    def _make_referrals(self) -> "ReferralsPage":
        from ks_desktop.referrals.page import ReferralsPage, Services

        house = self._house
        services = Services(
            referrals=house.referrals,
            coalition=house.coalition,
            trays=house.trays,
            papers=house.papers,
            half_done=house.half_done,
            doubles=house.doubles,
            retention=house.retention,
            consents=house.consents,
            imports=house.imports,
        )
        page = ReferralsPage(self._desk, services, self._main.stack)
        page.case_chosen.connect(self._main.open_case)
        page.plan_wanted.connect(self._main.plan_for)
        page.blank_wanted.connect(self._on_blank_wanted)
        page.receipt_wanted.connect(self._on_receipt_wanted)
        page.question_wanted.connect(self._on_question_wanted)
        return page

    def _on_blank_wanted(self) -> None:
        self._main.plans.show_form(partial(self._house.papers.blank_form, actor=self._desk.actor))

    def _on_receipt_wanted(self, referral_id: ReferralId) -> None:
        self._main.answer_referrer(referral_id, "receipt")

    def _on_question_wanted(self, referral_id: ReferralId) -> None:
        self._main.answer_referrer(referral_id, "question")

    def _make_women(self) -> "WomenPage":
        from ks_desktop.casefile.page import WomenPage
        from ks_desktop.window.her_page import furnish, link_to_town

        house = self._house
        page = WomenPage(self._desk, house.casefiles, house.clients, house.visits, house.coalition)
        self.helping = furnish(page.case, self._desk, house)
        link_to_town(page.case, self._show_town)
        self.helping.letter_wanted.connect(self._main.put_on_paper)
        self.helping.register_wanted.connect(self._main.by_code.show_letter)
        page.plan_wanted.connect(self._main.plan_for)
        page.letter_wanted.connect(self._main.make_letter)
        page.referral_wanted.connect(self._main.open_referral)
        page.to_tell_wanted.connect(self._show_to_tell)
        return page

    def _show_to_tell(self, case_id: CaseId) -> None:
        call = partial(self._house.telling.sheet, case_id, actor=self._desk.actor)
        self._main.plans.show_paper(call, _("Who must hear it"), "lijst")

    def _make_agenda(self) -> "AgendaPage":
        from ks_desktop.visits.page import AgendaPage, AgendaServices
        from ks_desktop.visits.page.week_proposal import PlanServices

        house = self._house
        services = AgendaServices(
            visits=house.visits,
            weeks=house.team_weeks,
            moving=house.moving,
            details=house.details,
            safety=house.safety,
            wishes=house.wishes,
            travels=house.travels,
            stop_clocks=house.stop_clocks,
            missed=house.missed,
            remarks=house.remarks,
            plan=PlanServices(
                proposals=house.week_proposals,
                visits=house.visits,
                safety=house.safety,
                schedules=house.schedules,
                moving=house.moving,
            ),
        )
        page = AgendaPage(self._desk, services)
        page.case_chosen.connect(self._main.open_case)
        page.letter_wanted.connect(self._main.make_letter)
        page.print_day.connect(self._main.plans.show_day)
        page.print_week.connect(self._main.plans.show_week)
        page.print_team.connect(self._main.plans.show_team)
        page.calendar_wanted.connect(self._main.aside.show_calendar)
        page.hours_wanted.connect(self._main.show_hours)
        page.team_wanted.connect(self._main.aside.show_team)
        return page

    def _make_letters(self) -> "LettersPage":
        from ks_desktop.letters.page import LettersPage

        page = LettersPage(self._desk, self._house.letters)
        page.case_chosen.connect(self._main.open_case)
        page.code_scanned.connect(self._main.by_code.scanned)
        page.referral_wanted.connect(self._main.open_referral)
        page.help_wanted.connect(self._main.by_code.answer)
        page.page_wanted.connect(self._main.show_page)
        return page

    def _make_directory(self) -> "DirectoryPage":
        from ks_desktop.coalition.page import DirectoryPage
        from ks_desktop.coalition.page.merging import MergeSide

        house = self._house
        merging = MergeSide(self._desk, house.directory_merge, house.directory_exchange)
        page = DirectoryPage(self._desk, house.coalition, house.referrals.referrers, merging)
        page.calls_wanted.connect(self._main.aside.show_check_calls)
        page.agreement_wanted.connect(self._show_agreement)
        page.terms_wanted.connect(self._show_terms)
        return page

    def _make_privacy(self) -> "PrivacyPage":
        from ks_desktop.records.page import PrivacyPage, Services

        house = self._house
        services = Services(
            log=house.log,
            requests=house.requests,
            copies=house.access_copies,
            keeping=house.keeping,
            data_list=house.data_list,
            leaving=house.leaving_with_all,
            emergency=house.emergency,
        )
        page = PrivacyPage(self._desk, services)
        page.told.connect(self._main.messages.inform)
        page.paper_wanted.connect(self._main.plans.show_paper)
        page.case_chosen.connect(self._main.open_case)
        return page

    def _make_settings(self) -> "SettingsPage":
        from ks_desktop.administration.page.settings import SettingsPage

        page = SettingsPage(self._desk, self._house.administration)
        page.told.connect(self._main.messages.inform)
        page.trial_made.connect(self._show_trial)
        page.lock_wanted.connect(self._main.lock_wanted)
        page.hand_over_wanted.connect(self._main.aside.show_team)
        page.agreement_wanted.connect(self._show_agreement)
        return page

    def _show_town(self, municipality: str) -> None:
        self._main.show_page("directory")
        self.directory().open_town(municipality)

    def _show_terms(self, municipality: str) -> None:
        self._main.show_page("settings")
        self.settings().show_terms(municipality)

    def _show_agreement(self, municipality: str) -> None:
        call = partial(self._house.agreement_sheets.paper, municipality, actor=self._desk.actor)
        self._main.plans.show_paper(call, _("Sheet of agreements"), f"afspraken-{municipality}")

    def _show_trial(self, paper: "Paper") -> None:
        self._main.plans.show_paper(lambda: paper, _("Test page"), "testpagina")
