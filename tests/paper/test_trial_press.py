from dataclasses import replace
from io import BytesIO

import pytest
from pikepdf import Name, Pdf

from ks_desktop.paper.documents import AddressWindow, Envelope, WindowSide
from ks_desktop.paper.ink import MM
from ks_desktop.paper.paint import render_trial
from ks_desktop.paper.trials import Trial
from tests.paper.reading import letters, letters_of, read

TRIAL = Trial(
    title="Testpagina",
    language="nl",
    heading="Testpagina voor uw enveloppen",
    steps=("Vouw het vel.", "Kijk naar de liniaal."),
    note="DL, links.",
    scale="Deze lijn is 100 mm.",
    across="Naar rechts (mm)",
    down="Naar beneden (mm)",
    fold="hier vouwen",
    return_line="Retouradres: Stationsplein 1, 3511 ED Utrecht",
    address=("JGZ Voorbeeldstad", "Stationsplein 1", "3511 ED Utrecht"),
    window=AddressWindow(),
    reach=15,
)


def numbers_of(trial: Trial) -> list[tuple[int, float, float]]:
    """Return the numbers of the rulers with the left and the base of each, in mm from the left upper corner."""
    found: list[tuple[int, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip().lstrip("-").isdecimal() and size == 7:
            found.append((int(text), (cm[4] + tm[4]) / MM, 297 - (cm[5] + tm[5]) / MM))

    read(render_trial(trial)).pages[0].extract_text(visitor_text=visit)
    return found


def test_the_page_says_all_it_is_given_and_is_always_the_same() -> None:
    page = render_trial(TRIAL)
    assert page == render_trial(TRIAL)
    assert len(read(page).pages) == 1
    said = letters_of(page)
    for text in (*TRIAL.steps, *TRIAL.address, TRIAL.note, TRIAL.heading, TRIAL.scale, TRIAL.across, TRIAL.down):
        assert letters(text) in said
    assert said.count(letters(TRIAL.fold)) == 2
    assert letters_of(render_trial(replace(TRIAL, window=AddressWindow(envelope=Envelope.C5)))).count("hiervouwen") == 1


def test_each_number_of_a_ruler_is_what_is_to_be_typed_when_the_window_begins_there() -> None:
    for window in (AddressWindow(), AddressWindow(side=WindowSide.RIGHT, right_mm=-4, down_mm=6)):
        numbers = numbers_of(replace(TRIAL, window=window))
        usual = AddressWindow(side=window.side).opening
        across, down = numbers[:7], numbers[7:]
        assert [number for number, _left, _base in across] == [number for number, _left, _base in down]
        for number, left, _base in across:
            assert abs(left + len(str(number)) * 0.7 - (usual.left + number)) < 1.2
        for number, _left, base in down:
            assert abs(base - 0.8 - (usual.top + number)) < 0.8


def test_each_drawing_stands_where_it_says_that_it_stands() -> None:
    with Pdf.open(BytesIO(render_trial(TRIAL))) as file:
        figures = [kid for kid in file.Root.StructTreeRoot.K.K if Name.Figure == kid.S]
        places = [[float(edge) / MM for edge in figure.A.BBox] for figure in figures]
    opening = TRIAL.window.opening
    scale, across, down, *folds = places
    assert scale[2] - scale[0] == pytest.approx(100, abs=0.1)
    assert (across[0] + across[2]) / 2 == pytest.approx(opening.left, abs=6)
    assert 297 - down[3] < opening.top - 10 < opening.top + 10 < 297 - down[1]
    assert [round(297 - fold[3]) for fold in folds] == [107, 202]
    assert all(left < right and low < high for left, low, right, high in places)
