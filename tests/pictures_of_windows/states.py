"""Every window in every state that is worth a look, over things that look like a person's own."""

from tests.pictures_of_windows.large_windows import EDITOR, LIBRARY, PROGRESS, SETTINGS
from tests.pictures_of_windows.small_windows import ROUTINE, TRAY
from tests.ui.window_makers import MAKERS, Maker

OTHERWISE = ("routine", "library", "editor", "progress")
"""Windows of `MAKERS` that are shown here with more in them."""

STATES: dict[str, Maker] = {
    **{
        name: maker
        for name, maker in MAKERS.items()
        if name.partition(",")[0] not in OTHERWISE or name == "library, sets"
    },
    **TRAY,
    **ROUTINE,
    **SETTINGS,
    **LIBRARY,
    **EDITOR,
    **PROGRESS,
}
"""By name, in the order in which they are looked at."""
STATES = dict(sorted(STATES.items()))
