"""Paint every shared part, in every scheme, to PNG files, to be looked at: `python -m tools.gallery OUT`."""

import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if len(sys.argv) > 2:  # noqa: PLR2004 - the program, the folder, and here the scale in percent
    os.environ["QT_SCALE_FACTOR"] = str(int(sys.argv[2]) / 100)

from PySide6.QtWidgets import QApplication, QWidget

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.widgets import theme
from ks_desktop.widgets.crash import CrashWindow
from ks_desktop.widgets.fields import (
    AgeField,
    ChoiceField,
    DateField,
    LineField,
    NoteField,
    Option,
    SecretField,
    TicksField,
    YesNoField,
)
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.gestation_bar import BarDot, BarSpan, DotKind, GestationBar, Pregnancy, SpanKind
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.messages import MessageBar, Question
from ks_desktop.widgets.parts import (
    Button,
    Card,
    EmptyState,
    Hairline,
    PageTitle,
    Pill,
    PracticeBand,
    Prose,
    RailButton,
    column,
    label,
    row,
    say,
)
from ks_desktop.widgets.table import Column, RecordsTable
from ks_desktop.widgets.theme import Scheme, Space, Tone
from ks_desktop.widgets.week_grid import WeekGrid
from ks_desktop.widgets.week_plan import Block, BlockKind, Ghost, GridColumn, Stretch, Tint

TODAY: Final = date(2026, 11, 21)
Person = tuple[str, str, str, int, Tone | None]
PEOPLE: Final[tuple[Person, ...]] = (
    ("Aylin Kaya", "26+5", "Verloskundigenpraktijk De Proef", 2, Tone.ATTENTION),
    ("Marloes de Jong - van der Voorbeeld-Langenaam", "19+2", "Huisartsenpraktijk Voorbeeldstraat", 11, None),
    ("Sem'hal Voorbeeld", "23+4", "Wijkteam", 4, Tone.ACCENT),
)
COLUMNS: Final[tuple[Column[Person], ...]] = (
    Column("Naam", lambda p: p[0], stretch=True),
    Column("Weken", lambda p: p[1]),
    Column("Aangemeld door", lambda p: p[2]),
    Column("Dagen", lambda p: str(p[3]), lambda p: p[3], align_right=True),
    Column(
        "Stand", lambda p: "sluit bijna" if p[4] is Tone.ATTENTION else "te plannen", pill=lambda p: p[4] or Tone.MUTED
    ),
)


def fields() -> QWidget:
    """Return a form with one field of each kind, some of them wrong."""
    form = Form(
        (
            FormSection(
                "Zwangere",
                (
                    (LineField("given_name", "Roepnaam"), LineField("surname", "Geboortenaam")),
                    (
                        DateField("due", "Uitgerekende datum", lambda: TODAY, explain=lambda _day: "23+4 vandaag"),
                        AgeField("age", "Weken vandaag"),
                    ),
                    (YesNoField("interpreter", "Tolk nodig?"), SecretField("secret", "Wachtzin")),
                    ChoiceField(
                        "call",
                        "Mag er gebeld worden?",
                        (Option("y", "Ja"), Option("n", "Nee"), Option("u", "Onbekend")),
                    ),
                    (
                        ChoiceField("role", "Aangemeld door", [Option(str(i), f"Soort {i}") for i in range(9)]),
                        LineField("postcode", "Postcode", width=8),
                    ),
                    TicksField("reasons", "Waarom", [Option(str(i), f"Een reden, nummer {i}") for i in range(5)]),
                    NoteField("note", "Toelichting", hint="Zo kort als kan"),
                ),
            ),
        )
    )
    form.set_values(
        {"given_name": "Aylin", "surname": "Kaya", "due": date(2027, 3, 16), "call": "y", "reasons": ("1",)}
    )
    form.show_errors(
        UserErrors(
            (
                UserError(
                    "Een postcode heeft vier cijfers en twee letters, zoals 3511 AB.", code="x", field="postcode"
                ),
                UserError("Iets van het geheel klopt niet.", code="x"),
            )
        )
    )
    return form


def parts() -> QWidget:
    """Return a page with every small part."""
    page = QWidget()
    bars = [MessageBar() for _tone in range(4)]
    bars[0].inform("Het bezoek is verzet naar di 24 nov, 10:30.", action="Ongedaan maken", act=page.update)
    bars[1].warn("Iemand anders heeft dit intussen gewijzigd. Bekijk de nieuwe versie en probeer opnieuw.")
    bars[2].alarm("De schijf is vol: er is niets opgeslagen.")
    bars[3].set_resting("Back-up 07:58 getest, 214 dossiers.")
    buttons = row(
        Button("Plannen", part="primary"),
        Button("Terug", Icon.BACK),
        Button("Print dagplan", Icon.PRINT, shortcut="Ctrl+P"),
        Button("Alles wissen", part="danger"),
        Button("Ongedaan maken", Icon.UNDO, part="link"),
    )
    off = Button("Nog niet", Icon.LOCK)
    off.setEnabled(False)
    buttons.addWidget(off)
    pills = row(
        *(
            Pill(word, tone)
            for word, tone in zip(
                ("nieuw", "gepland", "sluit bijna", "veilig?", "oefen"),
                (Tone.MUTED, Tone.ACCENT, Tone.ATTENTION, Tone.SAFETY, Tone.PRACTICE),
                strict=True,
            )
        )
    )
    pills.addStretch(1)
    card = Card("Nu bellen")
    card.body.addWidget(Prose("Aylin K., 26+5. Het venster sluit over 9 dagen.\nTweede poging, liefst na 15:00."))
    card.body.addWidget(Hairline())
    card.body.addWidget(label("venster sluit over 9 dagen", "secondary"))
    card.body.addLayout(pills)
    card.body.addLayout(buttons)
    page.setLayout(
        column(
            PracticeBand("Oefenen: dit zijn verzonnen gezinnen"),
            PageTitle("Vandaag", "zaterdag 21 november"),
            card,
            *bars,
            EmptyState("Vandaag wacht er niets op u.", "Nieuwe aanmelding", drawing=Icon.ADD),
            gap=Space.INSIDE,
            margin=Space.MARGIN,
        )
    )
    return page


def rail() -> QWidget:
    """Return the left rail with every drawing."""
    page = QWidget()
    places = [RailButton(drawing.value.capitalize(), drawing) for drawing in Icon]
    places[0].setChecked(True)
    page.setLayout(column(*places, gap=Space.HAIR, margin=Space.INSIDE))
    return page


def table() -> QWidget:
    """Return a list with a selection."""
    made = RecordsTable(COLUMNS, key=lambda p: p[0], name="Aanmeldingen")
    made.set_records(PEOPLE)
    made.select("Aylin Kaya")
    return made


def question() -> QWidget:
    """Return a decision."""
    return Question("Traject sluiten?", "Het traject gaat dicht. U kunt dit 10 minuten ongedaan maken.", "Sluiten")


def pregnancy() -> QWidget:
    """Return three bars: early, in the window, late."""
    page = QWidget()
    spans = (
        BarSpan(12 * 7, 36 * 7, "mogelijk"),
        BarSpan(16 * 7, 28 * 7, "huisbezoek", SpanKind.BEST),
    )
    dots = (
        BarDot(150, "gebeld", DotKind.DONE),
        BarDot(158, "niet thuis", DotKind.MISSED),
        BarDot(172, "huisbezoek", DotKind.PLANNED),
    )
    bars = [GestationBar() for _number in range(3)]
    bars[0].show_pregnancy(Pregnancy(today=9 * 7 + 2, spans=spans, until="venster opent over 19 dagen"))
    bars[1].show_pregnancy(Pregnancy(today=165, spans=spans, dots=dots, until="VoorZorg nog 30 dagen"))
    bars[2].show_pregnancy(Pregnancy(today=39 * 7, spans=spans, dots=dots, until="venster gesloten"))
    page.setLayout(column(*bars, gap=Space.BETWEEN, margin=Space.MARGIN))
    return page


def week() -> QWidget:
    """Return a week with visits, the road between them, and proposals."""
    monday = date(2026, 11, 23)
    days = [monday + timedelta(days=n) for n in range(5)]
    grid = WeekGrid("Week 48")
    blocks = [
        Block(key="a", day=days[0], start=570, end=630, title="M.J. 19+2", lines=("3511", "tolk Turks")),
        Block(key="b", day=days[0], start=650, end=710, title="S.V. 23+4", lines=("3523",), kind=BlockKind.DONE),
        Block(
            key="c",
            day=days[1],
            start=630,
            end=690,
            title="A.K. 26+5",
            lines=("voorstel 1", "kort rijden"),
            kind=BlockKind.PROPOSED,
        ),
        Block(key="d", day=days[1], start=660, end=720, title="R.B. 30+0", lines=("3431",)),
        Block(
            key="e",
            day=days[3],
            start=780,
            end=840,
            title="F.V. 31+2",
            lines=("3544",),
            is_movable=True,
            mark="let op",
        ),
        Block(
            key="f",
            day=days[4],
            start=810,
            end=870,
            title="A.K. 27+1",
            lines=("voorstel 2", "zelfde wijk"),
            kind=BlockKind.PROPOSED,
        ),
    ]
    working = [Stretch(day=day, start=510, end=1020) for day in (days[0], days[1], days[3], days[4])]
    travel = [Stretch(day=days[0], start=630, end=650, label="12 min")]
    notes = (
        ("", Tint.NONE),
        ("mogelijk", Tint.POSSIBLE),
        ("vrij", Tint.NONE),
        ("beste weken", Tint.BEST),
        ("beste weken", Tint.BEST),
    )
    busy = [Stretch(day=days[1], start=780, end=900, label="overleg"), Stretch(day=days[2], start=450, end=1080)]
    columns = [
        GridColumn(key=day.isoformat(), day=day, note=note, tint=tint)
        for day, (note, tint) in zip(days, notes, strict=True)
    ]
    grid.show_week(columns, blocks, working=working, travel=travel, busy=busy, today=days[1])
    grid.select("c")
    return grid


def lifted() -> QWidget:
    """Return the same week with a visit that is lifted and cannot be where it is."""
    grid = week()
    assert isinstance(grid, WeekGrid)  # noqa: S101 - what `week` makes
    grid.lift("e")
    grid.carry(Ghost(key="e", column="", day=TODAY, start=0, end=60), "F.V. 31+2", grid.point_at("2026-11-27", 700))
    grid.show_verdict(Tone.SAFETY, "kan niet")
    return grid


def crash() -> QWidget:
    """Return the window of a crash."""
    return CrashWindow("builtins.ZeroDivisionError\n  ks_desktop/visits/planning.py:88 nearest", drafts_saved=True)


SHEETS: Final[dict[str, tuple[Callable[[], QWidget], int, int]]] = {
    "fields": (fields, 760, 900),
    "parts": (parts, 900, 800),
    "rail": (rail, 220, 900),
    "table": (table, 720, 240),
    "question": (question, 440, 180),
    "pregnancy": (pregnancy, 820, 420),
    "week": (week, 900, 560),
    "lifted": (lifted, 900, 560),
    "crash": (crash, 760, 420),
}


def main() -> None:
    """Paint all sheets in all schemes."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST):
        theme.apply(application, scheme)
        for name, (make, width, height) in SHEETS.items():
            sheet = make()
            sheet.resize(width, height)
            sheet.setAutoFillBackground(True)
            say(sheet, part="page")
            sheet.show()
            application.processEvents()
            sheet.grab().save(str(out / f"{name}-{scheme.value}-{sys.argv[2] if len(sys.argv) > 2 else 100}.png"))  # noqa: PLR2004
            sheet.close()


if __name__ == "__main__":
    main()
