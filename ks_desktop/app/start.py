"""Starting the program with a window: look, language, crash window, and the shell at a size that fits the screen."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QMargins, QRect, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from ks_desktop.app.shell import Shell
from ks_desktop.core.log import Word, logger
from ks_desktop.core.paths import APPLICATION, default_data_folder
from ks_desktop.widgets import theme
from ks_desktop.widgets.crash import CrashGuard
from ks_desktop.widgets.theme import Scheme, Size, Space


def run(*, folder: Path | None = None, practice: bool = False, arguments: Sequence[str] = ()) -> int:
    """Open the window and return the exit code when it is closed.

    Args:
        folder: the data folder; None for this user's own.
        practice: open practice mode instead.
        arguments: for Qt, such as `-platform`.
    """
    prepare()
    application = make_application(arguments)
    shell = Shell(folder or default_data_folder())
    shell.backs_up = True
    CrashGuard(shell.keep_all, _log_crash).install()
    application.commitDataRequest.connect(shell.flush)  # the session ends: log off, shut down
    fit(shell)
    shell.show()
    if practice:
        shell.start_practice()
    else:
        shell.start()
    return application.exec()


def prepare() -> None:
    """See to it, before anything of anybody is read, that a program that falls over leaves no picture of its memory.

    On Linux and macOS; on Windows what is kept of a fallen program is the administrator's to set (docs/security.md).
    """
    try:
        import resource
    except ImportError:
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def make_application(arguments: Sequence[str] = (), scheme: Scheme = Scheme.SYSTEM) -> QApplication:
    """Return the one application, dressed and speaking Dutch."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([sys.argv[0] if sys.argv else APPLICATION, *arguments])
    application.setApplicationName(APPLICATION)
    translator = QTranslator(application)
    # Without it Qt's own dialogs say "Cancel" among our Dutch.
    if translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    theme.apply(application, scheme)
    return application


def fit(shell: Shell) -> None:
    """Give the window its size: what it likes to have; maximized where the screen has no room for that."""
    fit_in(shell, QGuiApplication.primaryScreen().availableGeometry())


def fit_in(shell: Shell, room: QRect) -> None:
    """Give the window its size in what a screen leaves free, title bar and edges included."""
    # How high the bar is, only the window manager knows, and only after the window is shown: twice the style's is safe.
    frame = 2 * shell.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    inside = room.size().shrunkBy(QMargins(Space.RELATED, frame, Space.RELATED, Space.RELATED))
    shell.setMinimumSize(Size.WINDOW_LEAST.boundedTo(inside))
    shell.resize(Size.WINDOW.boundedTo(inside))
    shell.move(room.center() - shell.rect().center())
    if shell.size() != Size.WINDOW:
        shell.setWindowState(shell.windowState() | Qt.WindowState.WindowMaximized)


def _log_crash(report: str) -> None:
    # The report holds types and places only; that is why it may pass as a word of our own.
    logger.error("crash %s", Word(report))
