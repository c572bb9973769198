"""Sets, sound, look and start, option by option, in words."""

from backcare_tray.core.translation import tr
from backcare_tray.ui.settings import values
from backcare_tray.ui.settings.option_words import OptionWords, Section
from backcare_tray.ui.settings.values import percent, seconds, switch


def sets() -> Section:
    return {
        "length_seconds": OptionWords(
            tr("Length of a set"),
            tr("Time to change sides is included."),
            seconds,
            tr("duration, how long, minutes, exercise"),
        ),
        "choice": OptionWords(
            tr("Which set"),
            tr("Every break takes this one."),
            values.set_choice,
            tr("routine, exercises, plan, ready-made, own"),
        ),
        "discreet": OptionWords(
            tr("Discreet"),
            tr("Only what colleagues hardly notice: on the chair, no arms overhead."),
            switch,
            tr("office, open-plan, unnoticed, quiet, colleagues"),
        ),
        "favourites": OptionWords(tr("Favourite moves"), tr("They come more often."), values.moves),
        "switched_off": OptionWords(tr("Moves switched off"), tr("They never come."), values.moves),
    }


def places() -> Section:
    line = tr("Where you can exercise")
    return {
        "chair": OptionWords(tr("On the chair"), line, switch, tr("seated, sitting")),
        "standing": OptionWords(tr("Standing"), line, switch),
        "wall": OptionWords(tr("At a wall"), line, switch),
        "floor": OptionWords(tr("On the floor"), line, switch, tr("mat, carpet, lying")),
    }


def props() -> Section:
    line = tr("What you own")
    return {
        "ball": OptionWords(tr("A massage ball"), line, switch, tr("tennis ball, equipment")),
        "band": OptionWords(tr("An exercise band"), line, switch, tr("resistance, equipment")),
    }


def sound() -> Section:
    return {
        "volume": OptionWords(
            tr("Volume"),
            tr("Of chimes and voice. At 0 a set is silent."),
            percent,
            tr("loud, quiet, mute, silent, sound"),
        ),
        "chimes": OptionWords(
            tr("Chimes"),
            tr("Soft sounds at the start, at a change, for the last three seconds, at the end."),
            switch,
            tr("bell, tone, signal, beep"),
        ),
        "voice": OptionWords(
            tr("Voice"),
            tr("Guides you by name, side and instruction, by your computer's own voice."),
            switch,
            tr("speech, speak, talk, spoken, read aloud"),
        ),
        "instructions": OptionWords(
            tr("Say the instructions"),
            tr("Twice for each move; after that you know it."),
            switch,
            tr("speech, voice, explain"),
        ),
        "count": OptionWords(
            tr("Count"),
            tr("Says the number of each repetition."),
            switch,
            tr("speech, voice, numbers, repetitions"),
        ),
    }


def look() -> Section:
    return {
        "colours": OptionWords(
            tr("Colours"),
            tr("Light or dark, in every window."),
            values.colours,
            tr("theme, dark mode, night, bright, appearance"),
        ),
        "high_contrast": OptionWords(
            tr("High contrast"),
            tr("Stronger colours and edges, also where the desktop does not ask for them."),
            switch,
            tr("accessibility, vision, readable"),
        ),
        "text_percent": OptionWords(
            tr("Text size"),
            tr("In percent of the desktop's."),
            percent,
            tr("font, letters, larger, bigger, zoom, scale, accessibility"),
        ),
        "reduced_motion": OptionWords(
            tr("Less motion"),
            tr("Nothing slides or fades, and the figure steps from pose to pose."),
            switch,
            tr("animation, reduced, still, dizzy, accessibility"),
        ),
        "language": OptionWords(
            tr("Language"),
            tr("For every window, and for the voice."),
            values.language,
            tr("English, German, Spanish, French, translation"),
        ),
        "over_full_screen": OptionWords(
            tr("Show over full screen"),
            tr("Reminders and sets may cover a program that fills the screen."),
            switch,
            tr("on top, film, presentation, cover"),
        ),
    }


def start() -> Section:
    return {
        "at_login": OptionWords(
            tr("Start at login"),
            tr("Backcare waits in the tray when you log in."),
            switch,
            tr("autostart, boot, automatically, begin, launch"),
        ),
        "welcomed": OptionWords(
            tr("The welcome was seen"), tr("It comes by itself only once."), switch
        ),
    }
