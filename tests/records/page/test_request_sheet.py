from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.records.domain.requests import Decision, Outcome, RequestKind
from ks_desktop.records.page.request_sheet import RequestSheet, state_of, who_of
from ks_desktop.records.requests.lines import RequestLine
from ks_desktop.widgets.parts import Tick
from tests.houses import part
from tests.records.requests.test_ruling import request

TODAY = date(2026, 11, 21)
OPEN = {
    RequestKind.ACCESS: {"copy", "prolong", "finish", "case"},
    RequestKind.CORRECTION: {"statement", "prolong", "finish", "case"},
    RequestKind.RESTRICTION: {"prolong", "finish", "case"},
    RequestKind.OBJECTION: {"prolong", "finish", "case"},
    RequestKind.DESTRUCTION: {"destroy", "prolong", "finish", "case"},
}


def line(kind: RequestKind, **changed: object) -> RequestLine:
    asked = replace(request(kind, is_ready=False), **changed)  # type: ignore[arg-type]
    return RequestLine(request=asked, who="Rosa Proef", is_hidden=False, is_quiet=False)


@pytest.mark.parametrize("kind", RequestKind)
def test_only_what_can_be_done_is_offered(qtbot: QtBot, kind: RequestKind) -> None:
    sheet = RequestSheet()
    qtbot.addWidget(sheet)
    sheet.show_line(line(kind), TODAY)
    assert {word for word, button in sheet.buttons.items() if not button.isHidden()} == OPEN[kind]
    done = {"outcome": Outcome(decision=Decision.GRANTED), "finished_on": TODAY}
    sheet.show_line(line(kind, **done), TODAY)
    lifts = {"lift"} if kind is RequestKind.RESTRICTION else set()
    assert {word for word, button in sheet.buttons.items() if not button.isHidden()} == {"answer", "case"} | lifts
    tick = part(sheet, "step_identity")
    assert isinstance(tick, Tick)
    assert not tick.isEnabled()


def test_a_tick_and_a_button_say_their_word(qtbot: QtBot) -> None:
    sheet = RequestSheet()
    qtbot.addWidget(sheet)
    sheet.show_line(line(RequestKind.ACCESS), TODAY)
    heard: list[object] = []
    sheet.wanted.connect(heard.append)
    sheet.ticked.connect(lambda step, is_done: heard.append((step, is_done)))
    tick = part(sheet, "step_gather")
    assert isinstance(tick, Tick)
    tick.click()
    sheet.buttons["copy"].click()
    assert heard == [("gather", True), "copy"]


def test_how_it_stands_and_of_whom() -> None:
    asked = line(RequestKind.ACCESS).request
    assert state_of(asked, date(2026, 11, 24)) == "3 dagen te laat"
    assert state_of(asked, TODAY) == "vandaag"
    assert who_of(replace(line(RequestKind.ACCESS), who="", is_quiet=True)) == "beëindigde zwangerschap"
    assert who_of(replace(line(RequestKind.ACCESS), who="", is_hidden=True)) == "afgeschermd dossier"
