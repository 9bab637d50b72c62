import errno
from pathlib import Path

import pytest

from ks_desktop.core import folders
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.folders import check_can_be, check_suitable, disk_errors, kind_of_disk, on_network, synced


def problem_of(folder: Path) -> StorageProblem:
    with pytest.raises(StorageError) as raised:
        check_suitable(folder)
    assert raised.value.text()
    return raised.value.problem


def test_a_folder_on_this_computer_will_do_whether_it_is_there_or_not(tmp_path: Path) -> None:
    check_suitable(tmp_path)
    check_suitable(tmp_path / "nog" / "niet")


@pytest.mark.parametrize(
    "name",
    [
        "OneDrive",
        "OneDrive - GGD Voorbeeld",
        "Dropbox",
        "Dropbox (Team)",
        "Google Drive",
        "Mijn Drive",
        "Library/Mobile Documents/com~apple~CloudDocs",
        "Library/CloudStorage/OneDrive-Voorbeeld",
        "Nextcloud",
        "iCloudDrive",
    ],
)
def test_a_folder_that_is_synced_is_refused_by_its_name_however_deep(tmp_path: Path, name: str) -> None:
    assert problem_of(tmp_path / name / "zorg" / "gegevens") is StorageProblem.UNSUITABLE_FOLDER


@pytest.mark.parametrize("marker", [".dropbox.cache", ".nextcloudsync.log", ".tmp.drivedownload", ".stfolder"])
def test_a_folder_that_carries_the_mark_of_a_service_is_refused(tmp_path: Path, marker: str) -> None:
    inside = tmp_path / "werk" / "gegevens"
    inside.mkdir(parents=True)
    assert not synced(inside, {})
    (tmp_path / "werk" / marker).touch()
    assert synced(inside, {})


def test_the_folder_of_the_setting_is_refused_and_a_name_that_only_looks_like_it_is_not(tmp_path: Path) -> None:
    assert synced(tmp_path / "wolk" / "zorg", {"OneDriveCommercial": str(tmp_path / "wolk")})
    assert not synced(tmp_path / "wolken", {"OneDrive": str(tmp_path / "wolk"), "OneDriveConsumer": " "})
    assert not synced(tmp_path / "onedrive-handleiding" / "Dropboxes", {})


def test_a_link_does_not_hide_where_the_folder_is(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "zorg").symlink_to(tmp_path / "Nextcloud")
    assert problem_of(tmp_path / "zorg") is StorageProblem.UNSUITABLE_FOLDER


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/noor/zorg", "ext4"),
        ("/home/noor/netwerk/zorg", "cifs"),
        ("/home/noor/netwerkje", "ext4"),
        ("/mnt/met spatie/zorg", "fuse.sshfs"),
        ("/mnt/dubbel/x", "nfs4"),
    ],
)
def test_the_deepest_disk_that_holds_a_folder_says_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, kind: str
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n//server/zorg /home/noor/netwerk cifs rw 0 0\n"
        "noor@server: /mnt/met\\040spatie fuse.sshfs rw 0 0\n"
        "/dev/sdb1 /mnt/dubbel ext4 rw 0 0\nserver:/zorg /mnt/dubbel nfs4 rw 0 0\nhalf\n"
    )
    monkeypatch.setattr(folders, "_MOUNTS", mounts)
    assert kind_of_disk(Path(place), folders._mounted()) == kind  # noqa: SLF001 - how the system writes it
    assert on_network(Path(place)) is (kind != "ext4")


def test_a_share_by_its_own_name_is_on_the_network_and_nothing_is_refused_when_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_MOUNTS", tmp_path / "none")
    assert not on_network(tmp_path)
    assert on_network(Path("//server/zorg"))


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (errno.ENOSPC, StorageProblem.DISK_FULL),
        (errno.EROFS, StorageProblem.READ_ONLY),
        (errno.EACCES, StorageProblem.READ_ONLY),
        (errno.ENOENT, StorageProblem.MISSING),
        (errno.EIO, StorageProblem.MISSING),
        (errno.ENOTDIR, StorageProblem.OTHER),
        (errno.ENAMETOOLONG, StorageProblem.UNSUITABLE_FOLDER),
        (errno.EMLINK, StorageProblem.OTHER),
    ],
)
def test_each_trouble_of_a_folder_has_its_own_sentence(tmp_path: Path, code: int, problem: StorageProblem) -> None:
    with pytest.raises(StorageError) as raised, disk_errors(tmp_path):
        raise OSError(code, "as the system says it")
    assert raised.value.problem is problem
    assert "as the system" not in raised.value.text()
    with pytest.raises(ValueError, match="bug"), disk_errors(tmp_path):
        raise ValueError("bug")


def test_a_folder_that_is_new_can_be_and_one_on_a_stick_that_is_gone_or_in_a_file_cannot(tmp_path: Path) -> None:
    check_can_be(tmp_path)
    check_can_be(tmp_path / "nieuw" / "gegevens")
    (tmp_path / "bestand").touch()
    for folder, kind in (
        (tmp_path / "bestand", NotADirectoryError),
        (tmp_path / "bestand" / "gegevens", NotADirectoryError),
        (Path("/media/noor/stick-die-er-niet-is/gegevens"), FileNotFoundError),
        (Path("/mnt/schijf-die-er-niet-is"), FileNotFoundError),
    ):
        with pytest.raises(kind):
            check_can_be(folder)
