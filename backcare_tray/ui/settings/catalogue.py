"""Every option in words: its name, one line that explains it, and what else one may search for."""

from backcare_tray.core.settings_table import Key
from backcare_tray.ui.settings import words_of_sets, words_of_time
from backcare_tray.ui.settings.option_words import OptionWords


def catalogue() -> dict[Key, OptionWords]:
    """The words of every option, by its key."""
    sections = {
        "rhythm": words_of_time.rhythm() | words_of_time.moment(),
        "sets": words_of_sets.sets(),
        "hours": words_of_time.hours(),
        "quiet": words_of_time.quiet(),
        "places": words_of_sets.places(),
        "props": words_of_sets.props(),
        "nudge": words_of_time.nudge(),
        "desk": words_of_time.desk(),
        "sound": words_of_sets.sound(),
        "look": words_of_sets.look(),
        "start": words_of_sets.start(),
    }
    return {
        (section, key): words for section, part in sections.items() for key, words in part.items()
    }
