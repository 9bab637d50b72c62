"""How long the window stands still while a woman's page opens and her time line is gone through.

`python -m bench.her_page [EVENTS]`: practice mode, one woman with so many calls on record; the real window is opened
and each step done as a nurse does it. The peer is the same woman without them.
"""

import os
import sys
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QPushButton

from bench.stalls import Heart
from ks_desktop import house as houses
from ks_desktop.app.stage import Stage
from ks_desktop.casefile.page.history import HistoryCard
from ks_desktop.clients.domain import CaseState
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.visits.domain import ContactResult
from ks_desktop.visits.service.contacts import Tried


def fill(house: House, case_id: CaseId, count: int) -> None:
    """Let that many calls be on record."""
    for number in range(count):
        tried = Tried(
            result=ContactResult.SPOKEN, note=f"Gesprek {number}, zij wil graag verder praten over haar werk."
        )
        house.contacts.record(case_id, tried, actor=house.actor)


def measure(house: House, case_id: CaseId) -> None:
    """Print the longest pause of each step."""
    stage, heart = Stage(house), Heart()
    stage.resize(1280, 720)
    main, busy = stage.main, {"is": False}
    main.desk.tasks.busy.connect(lambda now: busy.update({"is": now}))

    def step(name: str, act: object) -> None:
        longest, took = heart.during(act, lambda: not busy["is"])  # type: ignore[arg-type]  # any of these calls
        print(f"{name:36} longest pause {longest:7.1f} ms   shown after {took:8.1f} ms")

    step("first look at the page", partial(main.show_page, "women"))
    step("open her page, the first time", partial(main.open_case, case_id))
    step("open her page again", partial(main.open_case, case_id))
    (card,) = main.pages.women().case.findChildren(HistoryCard)
    for name in ("topic_contact", "topic_all"):
        for button in card.findChildren(QPushButton, name):
            step(name, button.click)
    step("everything", card.more.click)
    step("look again", main.pages.women().refresh)
    step("wider window", partial(stage.resize, 1800, 900))
    stage.clear()


def main() -> None:
    """Measure with nothing more, and with many events."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    for number in (0, count):
        house = houses.practice()
        lines = house.casefiles.list(actor=house.actor).lines
        case_id = next(line.case_id for line in lines if line.state is CaseState.FEEDBACK_DUE)
        fill(house, case_id, number)
        print(f"\n{number} more events")
        measure(house, case_id)
        house.close()


if __name__ == "__main__":
    main()
