from pathlib import Path

from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window import MainWindow
from tests import papers as made
from tests.desks import end_pauses
from tests.houses import settle


def test_a_paper_in_the_watched_folder_comes_in_and_is_told_with_the_way_to_it(
    main: MainWindow, house: House, tasks: Tasks, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "een.pdf").write_bytes(made.filled())
    (tmp_path / "twee.pdf").write_bytes(made.filled({"given_name": "Roos"}))
    tasks.run(lambda: house.settings.change({"watched_folder": str(tmp_path)}, actor=house.actor))
    main.inbox.watch.rest_seconds = 1e-6
    for _look in range(3):
        settle(tasks)
        main.inbox.watch.look()
    settle(tasks)
    assert len(house.papers.waiting(actor=house.actor)) == 2
    main.inbox.pause.start(0)
    qtbot.waitUntil(lambda: "2 papieren" in main.messages.sentence())
    tasks.run(lambda: house.settings.change({"watched_folder": ""}, actor=house.actor))
    settle(tasks)
    (tmp_path / "drie.pdf").write_bytes(made.filled({"given_name": "Noor"}))
    for _look in range(3):
        main.inbox.watch.look()
        settle(tasks)
    assert len(house.papers.waiting(actor=house.actor)) == 2
    end_pauses(main)
