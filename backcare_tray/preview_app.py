"""`backcare-tray preview`: a move as picture files, for those who write moves."""

import sys
from pathlib import Path

from backcare_tray import lean_qt
from backcare_tray.core.translation import tr
from backcare_tray.storage import paths
from backcare_tray.storage.library_files import load_library
from backcare_tray.ui.figure import preview


def run(move_id: str, sheet: str | None, frames: str | None) -> int:
    """Draw a move into picture files; returns the exit code, 2 for a move that there is not."""
    moves, problems = load_library(paths.assets_dir() / "moves")
    found = {move.id: move for move in moves}.get(move_id)
    if found is None:
        known = ", ".join(move.id for move in moves)
        sentence = tr('There is no move "{move}". There are: {known}.')
        print(sentence.format(move=move_id, known=known), *problems, sep="\n", file=sys.stderr)
        return 2
    qt = lean_qt.application("-platform", "offscreen")
    try:
        if sheet is not None:
            preview.write_sheet(found, Path(sheet))
        if frames is not None:
            preview.frames(found, Path(frames))
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        qt.shutdown()
    return 0
