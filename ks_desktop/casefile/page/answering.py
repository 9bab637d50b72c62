"""Recording what she answers, after a question where it stops something; taking it back; ticking off who heard it."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.form import Caution, Panel, answered, offer_partners
from ks_desktop.casefile.page.sheet import CaseSheet
from ks_desktop.casefile.service import CaseFiles
from ks_desktop.clients.domain import Consent, ConsentPurpose, newest_answer
from ks_desktop.clients.service.consents import Answered, Consents
from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, OrganisationId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import ask

_STOPS = {
    ConsentPurpose.SIGN_UP: N_(
        "At once: planned visits are cancelled, letters that have not gone out are withdrawn, and you see who must "
        "hear it. When it was a mistake, Ctrl+Z takes it back, with all of it, as long as nobody was told."
    ),
    ConsentPurpose.CONTACT: N_("At once: planned visits are cancelled, and she may not be contacted any more."),
    ConsentPurpose.FEEDBACK: N_("At once: feedback that has not gone out is withdrawn, and none can be made."),
    ConsentPurpose.REFER: N_(
        "At once: letters to this partner that have not gone out are withdrawn, and you see who must hear it."
    ),
}
_DESTROYED = N_(
    "Then nothing about her may be kept. What is recorded of this pregnancy is destroyed now and cannot"
    " be brought back; only the count stays."
)
_DESTROYED_LATER = N_(
    "Her case is destroyed as soon as everybody who must hear it was told, and at once when nobody has to; it stays "
    "only when a visit was done or a letter was sent."
)
_ELSE = N_("From today it does not count any more. What was done before stays on record.")


class Answering(QObject):
    """Does what the card of her consents and the list of who must hear it ask.

    Attributes:
        page: what is shown.
        opened: The form for an answer is to be shown.
    """

    opened = Signal()

    def __init__(
        self, desk: Desk, casefiles: CaseFiles, consents: Consents, coalition: Coalition, panel: Panel, sheet: CaseSheet
    ) -> None:
        super().__init__(sheet)
        self._desk = desk
        self._casefiles = casefiles
        self._consents = consents
        self._coalition = coalition
        self._panel = panel
        self._sheet = sheet
        self._wanted = ("", "")
        self._partners: dict[OrganisationId, str] = {}
        self.page: CasePage | None = None
        sheet.consents.withdrawn.connect(self._on_withdrawn)
        sheet.consents.record_wanted.connect(self._on_record_wanted)
        sheet.to_tell.ticked.connect(self._on_ticked)

    def begin(self, page: CasePage) -> None:
        """Open the form for an answer, once the partners are known."""
        self.page = page
        call = partial(self._coalition.organisations, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_partners, owner=self, latest="partners")

    def _on_partners(self, partners: tuple[Organisation, ...]) -> None:
        if self.page is None:
            return
        self._partners = {partner.id: partner.name for partner in partners}
        offer_partners(self._panel.form, self._partners.values())
        self.opened.emit()
        purpose, receiver = self._wanted
        values = {"purpose": purpose, "receiver": receiver, "given_on": self._desk.clock.today()}
        self._panel.begin(str(self.page.case.id), values, self._saving, asking=self._caution)

    def _saving(self, values: dict[str, object]) -> "partial[Changes]":
        assert self.page is not None  # noqa: S101 - the form opens only on a page that is shown
        said = answered(values, self._partners)
        return partial(self._casefiles.answer, self.page.case.id, said, actor=self._desk.actor)

    def _caution(self, values: dict[str, object]) -> Caution | None:
        said = answered(values, self._partners)
        return None if self.page is None else caution_of(said, self.page)

    @Slot(str, str)
    def _on_record_wanted(self, purpose: str, receiver: str) -> None:
        if self.page is not None:
            self._wanted = (purpose, receiver)
            self.begin(self.page)

    @Slot(object)
    def _on_withdrawn(self, consent: Consent) -> None:
        call = partial(self._consents.withdraw, consent.id, self._desk.clock.today(), actor=self._desk.actor)
        ask(
            self._sheet,
            N_("Does she take her consent back?"),
            _(_STOPS.get(consent.purpose, _ELSE)),
            N_("She takes it back"),
            partial(self._desk.tasks.run, call),
        )

    @Slot(object, bool)
    def _on_ticked(self, line_id: UUID, is_told: bool) -> None:
        self._desk.tasks.run(partial(self._consents.tick, line_id, is_told=is_told, actor=self._desk.actor))


def caution_of(said: Answered, page: CasePage) -> Caution | None:
    """Return what is asked before an answer is recorded that stops or destroys something; None when none is."""
    is_right = said.asked_by.strip() and said.given_on <= page.today  # what is wrong is told at its field
    if said.agrees or not is_right:
        return None
    texts: list[str] = []
    if said.purpose in _STOPS and _counts(page.facts.consents, said, page.today):
        texts.append(_(_STOPS[said.purpose]))
        if said.purpose is ConsentPurpose.SIGN_UP:
            texts.append(_(_DESTROYED_LATER))
    elif said.purpose is ConsentPurpose.SIGN_UP and page.ahead is not None and not page.ahead.kept_because:
        texts.append(_(_DESTROYED))
    if not texts:
        return None
    return Caution(title=N_("She does not agree?"), text="\n\n".join(texts), verb=N_("She does not agree"))


def _counts(consents: Iterable[Consent], said: Answered, today: date) -> bool:
    newest = newest_answer(consents, said.purpose, said.receiver, on=today)
    return newest is not None and newest.counts(today)
