"""A short day of one nurse in a process of its own, under a guard that refuses the internet; then what is left of it.

python -m tests.walk.remains FOLDER SENTINEL

The process signs up a woman of that name, opens her page, types half a form, copies, previews a paper, fails with her
name in an error, locks, and writes what it still finds to FOLDER/found.json. The test looks in all files besides.
"""

import gc
import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
REFUSED: list[str] = []
_DEFERRED_DELETE = 52  # QEvent.Type.DeferredDelete


def guard(event: str, details: tuple[Any, ...]) -> None:
    """Note and refuse every socket to the internet; those of this computer itself (D-Bus) pass."""
    if event == "socket.__new__" and details[1] not in {1}:  # AF_UNIX
        REFUSED.append(event)
        raise PermissionError(event)
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}:
        REFUSED.append(event)
        raise PermissionError(event)


def internet_sockets() -> int:
    """Count the sockets of this process that stand in the tables of the internet, by Linux's own book."""
    own = set()
    for entry in Path("/proc/self/fd").iterdir():
        try:
            target = str(entry.readlink())
        except OSError:
            continue
        if target.startswith("socket:["):
            own.add(target[8:-1])
    count = 0
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        file = Path("/proc/self/net") / table
        lines = file.read_text().splitlines()[1:] if file.exists() else []
        count += sum(1 for line in lines if line.split()[9] in own)
    return count


def in_widgets(sentinel: str) -> list[str]:
    """Return the kinds of widgets and models that still show the name."""
    from PySide6.QtWidgets import QApplication

    found = []
    for widget in QApplication.allWidgets():
        for name in ("text", "toPlainText", "windowTitle", "toolTip", "accessibleName", "placeholderText", "title"):
            read = getattr(widget, name, None)
            if callable(read) and sentinel in str(read()):
                found.append(f"{type(widget).__name__}.{name}")
    return found


def in_objects(sentinel: str) -> list[str]:
    """Return the kinds of objects of Python that still hold a text with the name: best effort."""
    gc.collect()
    found: dict[str, int] = {}
    for held in gc.get_objects():
        if held is sys._getframe().f_locals:  # noqa: SLF001 - this very look
            continue
        for inner in gc.get_referents(held):
            if type(inner) in {str, bytes} and inner is not sentinel:
                word = sentinel if isinstance(inner, str) else sentinel.encode()
                if word in inner and inner != word:
                    kind = f"{type(held).__module__}.{type(held).__name__}"
                    found[kind] = found.get(kind, 0) + 1
    return [f"{kind} x{count}" for kind, count in sorted(found.items())]


def work(folder: Path, sentinel: str) -> dict[str, Any]:
    """Live through the day and return what was found after the lock."""
    sys.addaudithook(guard)
    from ks_desktop.app.start import make_application, prepare

    prepare()
    application = make_application(["proef"])
    shell = _at_work(folder)
    before = _day(shell, sentinel)
    _crash(shell, sentinel)
    shell.lock()
    _settle(shell)
    application.sendPostedEvents(None, _DEFERRED_DELETE)
    found = _found(shell, sentinel) | {"before": before}
    shell.close()
    return found | {"was_closed": not shell.isVisible()}


def _day(shell: Any, sentinel: str) -> list[str]:
    """Open her page, type, copy, search, look at a paper; return where her name then stood."""
    from PySide6.QtWidgets import QLineEdit

    from ks_desktop.widgets.clipboard import copy_for_a_minute

    main, house = shell.main, shell.opened.house
    case = _sign_up(house, sentinel)
    main.open_case(case)
    _settle(shell)
    copy_for_a_minute(f"Mw. {sentinel} was er", main)
    main.new_referral()
    _settle(shell)
    editor = _surname(main)
    editor.setText(f"{sentinel}half")
    _settle(shell)
    editor.selectAll()
    editor.copy()
    main.search.begin()
    main.search.findChild(QLineEdit).setText(sentinel[:6])
    _settle(shell)
    main.plans.show_week(house.clock.today())
    _settle(shell)
    main.open_case(case)
    _settle(shell)
    return in_widgets(sentinel)


def _found(shell: Any, sentinel: str) -> dict[str, Any]:
    """Look in everything this process has, after the lock."""
    from PySide6.QtGui import QClipboard, QGuiApplication

    clipboard = QGuiApplication.clipboard()
    places = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
    return {
        "refused": REFUSED,
        "internet": internet_sockets(),
        "is_locked": shell.opened is None and shell.unlock.isVisible(),
        "title": shell.windowTitle(),
        "clipboard": sum(sentinel in clipboard.text(place) for place in places),
        "widgets": in_widgets(sentinel),
        "objects": in_objects(sentinel),
        "environment": [name for name, value in os.environ.items() if sentinel in value],
        "core": _core_limit(),
    }


def _at_work(folder: Path) -> Any:
    from ks_desktop.app.opening import look
    from ks_desktop.app.shell import Shell
    from tests.houses import new_house

    house, _code = new_house(folder / "gegevens")
    house.administration.save_profile({"full_name": "Mw. Proef", "job_title": "verpleegkundige"}, actor=house.actor)
    shell = Shell(folder / "gegevens", clock=house.clock)
    shell.resize(1280, 760)
    shell.show()
    shell._enter(look(house))  # noqa: SLF001 - what unlocking ends in
    _settle(shell)
    return shell


def _sign_up(house: Any, sentinel: str) -> Any:
    from tests.families import sign_up

    return sign_up(house, sentinel)


def _surname(main: Any) -> Any:
    from PySide6.QtWidgets import QLineEdit

    from ks_desktop.widgets.fields import LineField

    field = main.pages.referrals().findChild(LineField, "birth_surname")
    return field.findChild(QLineEdit)


def _settle(shell: Any) -> None:
    from tests.houses import settle

    settle(shell.tasks)


def _crash(shell: Any, sentinel: str) -> None:
    """Fail with her name in the error, as a bug would, in the crash window and in the log."""
    from ks_desktop.app.start import _log_crash
    from ks_desktop.widgets.crash import CrashGuard, CrashWindow, describe

    try:
        _fail(sentinel)
    except ValueError as error:
        report = describe(error)
        window = CrashWindow(report, drafts_saved=True, parent=shell)
        assert not in_one(window, sentinel)
        window.deleteLater()
        guarded = CrashGuard(lambda: None, _log_crash, lambda _code: None)
        guarded._quietly(lambda: _log_crash(report))  # noqa: SLF001 - what the guard does with it


def _fail(sentinel: str) -> None:
    raise ValueError(f"no such woman: {sentinel}")


def in_one(window: Any, sentinel: str) -> bool:
    """Tell whether anything in a window shows the name."""
    from PySide6.QtWidgets import QWidget

    shown = [part.property("text") or part.property("plainText") or "" for part in window.findChildren(QWidget)]
    return sentinel in " ".join(map(str, (*shown, window.windowTitle())))


def _core_limit() -> int:
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrlimit(resource.RLIMIT_CORE)[0]


if __name__ == "__main__":
    where, name = Path(sys.argv[1]), (sys.stdin.readline().strip())
    found_here = work(where, name)
    (where / "found.json").write_text(json.dumps(found_here))
