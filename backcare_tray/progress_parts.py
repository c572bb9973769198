"""The progress window, put together with what it needs of files."""

from collections.abc import Callable
from datetime import datetime

from backcare_tray.storage import atomic
from backcare_tray.storage.history_progress import HistoryProgress
from backcare_tray.storage.shelf import Shelf
from backcare_tray.ui.icons import Icons
from backcare_tray.ui.progress.ports import ProgressPorts
from backcare_tray.ui.progress.window import ProgressWindow
from backcare_tray.ui.window_place import WindowPlace


def window(
    shelf: Shelf, now: Callable[[], datetime], icons: Icons, place: WindowPlace
) -> ProgressWindow:
    """The window, not yet shown."""
    book = HistoryProgress(shelf.history, now)
    return ProgressWindow(
        ProgressPorts(
            book=book,
            now=now,
            record=shelf.history.record,
            moves=lambda: shelf.moves,
            export_json=book.export_json,
            export_csv=book.export_csv,
            save=atomic.write,
            icons=icons,
            place=place,
        )
    )
