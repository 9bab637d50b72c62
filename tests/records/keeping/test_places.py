from pathlib import Path

from ks_desktop.records.keeping import places
from tests.records.keeping.support import Kept


def test_a_folder_is_remembered_once_until_somebody_says_that_its_copies_are_gone(opened: Kept) -> None:
    house, folder, now = opened.house, Path("/stick"), opened.house.clock.now()
    with house.database.work(opened.nurse, "backup_made") as work:
        places.add_place(work, folder, now)
        places.add_place(work, folder, now)
        places.put_cleaned(work, Path("/nergens"), now)
    with house.database.reading(opened.nurse) as reading:
        assert places.places(reading) == (folder,)
        assert places.cleaned(reading) == {folder: None}
    with house.database.work(opened.nurse, "backup_made") as work:
        places.put_cleaned(work, folder, now)
    with house.database.reading(opened.nurse) as reading:
        assert places.cleaned(reading) == {folder: now}
    with house.database.work(opened.nurse, "backup_made") as work:
        places.forget_place(work, folder)
        places.forget_place(work, folder)
    with house.database.reading(opened.nurse) as reading:
        assert places.places(reading) == ()
