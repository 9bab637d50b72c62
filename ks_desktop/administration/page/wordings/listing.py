"""Which texts: the kind of letter, the language, and the list of parts in the order of the letter."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.administration.table import COLUMNS
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.letters.domain import KIND_LABELS, LetterKind
from ks_desktop.letters.domain.own_texts import COMMON
from ks_desktop.letters.service.wordings import Wordings
from ks_desktop.letters.texts.sheet import TextLine, TextSheet
from ks_desktop.letters.wording import DEFAULT_LANGUAGE, wording
from ks_desktop.widgets.fields import ChoiceField, Option
from ks_desktop.widgets.parts import Button, column, label, row
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone


class ListPart(QWidget):
    """The list.

    Attributes:
        turned: Another kind or language was chosen.
        selected: Another text is the current one, or None.
        reset_wanted: All texts as shipped again.
    """

    turned = Signal()
    selected = Signal(object)
    reset_wanted = Signal()

    def __init__(self, wordings: Wordings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wordings = wordings
        kinds = [Option(COMMON, N_("All letters: salutations and closing")), *_kinds()]
        self.kinds = ChoiceField("wording_kind", N_("Letter"), kinds, as_list=True)
        self.kinds.reserve_lines(0)
        self.languages = ChoiceField("wording_language", N_("Language"), (), as_list=True)
        self.languages.reserve_lines(0)
        self.kinds.set_value(LetterKind.APPOINTMENT)
        self._offer_languages()
        self.standing = label("", "secondary", tone=Tone.MUTED, wrap=True)
        self.standing.setObjectName("wording_standing")
        self.reset = Button(N_("Back to the program's texts"), part="link")
        self.reset.setObjectName("reset_all")
        self.reset.clicked.connect(self.reset_wanted)
        self.table: RecordsTable[TextLine] = RecordsTable(
            COLUMNS, key=lambda line: line.path, name=N_("Texts of this letter")
        )
        self.table.setObjectName("wording_table")
        self.table.setFixedHeight(5 * Size.ROW)
        self.table.selected.connect(self.selected)
        told = row(self.standing, self.reset)
        told.setStretch(0, 1)
        self.setLayout(column(row(self.kinds, self.languages), told, self.table, gap=Space.RELATED))
        self.kinds.edited.connect(self._on_kind)
        self.languages.edited.connect(self.turned)

    def kind(self) -> str:
        """Return the kind of letter, or COMMON."""
        return self.kinds.value() or COMMON

    def language(self) -> str:
        """Return the language of the texts."""
        return self.languages.value() or DEFAULT_LANGUAGE

    def focus_first(self) -> None:
        """Begin with the kind."""
        self.kinds.setFocus()

    @Slot()
    def _on_kind(self) -> None:
        self._offer_languages()
        self.turned.emit()

    def _offer_languages(self) -> None:
        known, names = self._wordings.languages(self.kind()), wording(COMMON)
        self.languages.blockSignals(True)  # it is turned once, by the kind
        self.languages.offer([Option(code, names.language_name(code).capitalize()) for code in known])
        if not self.languages.value():
            self.languages.set_value(DEFAULT_LANGUAGE)
        self.languages.blockSignals(False)

    def show_sheet(self, sheet: TextSheet, path: str) -> None:
        """Show the texts, and go to one of them."""
        self.table.set_records(sheet.lines)
        if not path or not self.table.select(path):
            self.table.select_first()
        count = len(sheet.own.texts)
        self.reset.setVisible(bool(count))
        told = n_("{count} own text.", "{count} own texts.", count) if count else _("All as the program has them.")
        if sheet.is_changed_below:
            changed = _("A shipped text below it was changed since: look at the marked ones.")
            told = f"{told} {changed}"
        self.standing.setText(told)
        self.selected.emit(self.table.current())


def _kinds() -> list[Option]:
    return [Option(kind, text) for kind, text in KIND_LABELS.items()]
