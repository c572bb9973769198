"""When breaks and reminders come, option by option, in words."""

from backcare_tray.core.translation import tr
from backcare_tray.ui.settings import values
from backcare_tray.ui.settings.option_words import OptionWords, Section
from backcare_tray.ui.settings.values import days, minutes, seconds, spans, switch


def rhythm() -> Section:
    return {
        "interval_minutes": OptionWords(
            tr("Time between breaks"),
            tr("Only time at the desk counts."),
            minutes,
            tr("interval, how often, every, reminder, frequency, work time"),
        ),
        "reminder_minutes": OptionWords(
            tr("A reminder stays for"),
            tr("Unanswered, it then goes away, and the break stays on offer in the tray."),
            minutes,
            tr("how long, shown, notification, timeout, disappear"),
        ),
        "quick_snooze_minutes": OptionWords(
            tr("Snooze button"),
            tr("How long a reminder stays away."),
            minutes,
            tr("later, put off, postpone, delay"),
        ),
        "snooze_minutes": OptionWords(
            tr("Snooze menu"),
            tr("The lengths on offer. Click one to take it out."),
            values.lengths,
            tr("later, put off, postpone, delay, choices"),
        ),
        "most_snoozes": OptionWords(
            tr("Snooze at most"),
            tr("Times in a row. After that a reminder offers to start, or to skip and say why."),
            values.most_snoozes,
            tr("limit, commitment, strict, postpone, discipline"),
        ),
    }


def moment() -> Section:
    return {
        "idle_after_seconds": OptionWords(
            tr("Counts as away after"),
            tr("No keyboard and no mouse for this long."),
            seconds,
            tr("idle, inactive, absence, absent"),
        ),
        "natural_break_minutes": OptionWords(
            tr("Counts as a break after"),
            tr("Away for this long or longer, and the time starts anew when you are back."),
            minutes,
            tr("natural break, idle, absence, coffee, lunch, reset"),
        ),
        "typing_pause_seconds": OptionWords(
            tr("Pause in typing"),
            tr("A reminder waits until your hands rest for this long."),
            seconds,
            tr("keyboard, keys, mouse, wait, interrupt"),
        ),
        "typing_ceiling_minutes": OptionWords(
            tr("Wait at most"),
            tr("Then it comes though you still type. At 0 it never waits."),
            minutes,
            tr("typing, keyboard, ceiling, limit"),
        ),
        "grace_minutes": OptionWords(
            tr("Quiet time afterwards"),
            tr("So long after a call, a full screen or a short absence a reminder still waits."),
            minutes,
            tr("grace, after a meeting, wait, delay"),
        ),
        "let_go_minutes": OptionWords(
            tr("Let go before the end"),
            tr("A break that comes due this shortly before your hours end does not come."),
            minutes,
            tr("end of work, evening, closing time, leave"),
        ),
    }


def hours() -> Section:
    names = (
        ("monday", tr("Monday")),
        ("tuesday", tr("Tuesday")),
        ("wednesday", tr("Wednesday")),
        ("thursday", tr("Thursday")),
        ("friday", tr("Friday")),
        ("saturday", tr("Saturday")),
        ("sunday", tr("Sunday")),
    )
    line = tr("Reminders come in these hours only.")
    return {key: OptionWords(name, line, spans) for key, name in names} | {
        "holidays": OptionWords(
            tr("Holidays"),
            tr("No reminder comes on these days."),
            days,
            tr("vacation, leave, days off, calendar, free days, dates"),
        )
    }


def quiet() -> Section:
    return {
        "calls": OptionWords(
            tr("In a call"),
            tr("A program listens to the microphone."),
            switch,
            tr("meeting, video conference, phone, microphone"),
        ),
        "camera": OptionWords(
            tr("Camera on"),
            tr("A program has the camera open."),
            switch,
            tr("webcam, meeting, video conference"),
        ),
        "full_screen": OptionWords(
            tr("Full screen"),
            tr("A film, a game or slides fill the screen."),
            switch,
            tr("presentation, video, movie, gaming"),
        ),
        "do_not_disturb": OptionWords(
            tr("Do not disturb"),
            tr("The desktop's own switch is on."),
            switch,
            tr("focus, silence, mute, notifications"),
        ),
        "programs": OptionWords(
            tr("In these programs"),
            tr("While you work in one of them. Names, with commas between."),
            values.names,
            tr("applications, apps, list, exceptions, except"),
        ),
    }


def nudge() -> Section:
    return {
        "enabled": OptionWords(
            tr("Remind me to sit well"),
            tr("One line now and then, like “Shoulders down, chin back”. It passes by itself."),
            switch,
            tr("nudge, posture, slouch, light reminder"),
        ),
        "every_minutes": OptionWords(
            tr("Time between two lines"),
            tr("Only time at the desk counts."),
            minutes,
            tr("nudge, posture, how often, interval"),
        ),
    }


def desk() -> Section:
    return {
        "sit_stand": OptionWords(
            tr("My desk goes up and down"),
            tr("Backcare says when to change, and picks sets that fit."),
            switch,
            tr("standing desk, height, sit, stand"),
        ),
        "sitting_minutes": OptionWords(
            tr("Sit for"),
            tr("Until it is time to stand; 30 to 60 minutes are a good measure."),
            minutes,
            tr("standing desk, phase"),
        ),
        "standing_minutes": OptionWords(
            tr("Stand for"),
            tr("Until it is time to sit down again."),
            minutes,
            tr("standing desk, phase"),
        ),
    }
