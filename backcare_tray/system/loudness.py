"""What a volume from 0 to 100 means: one law for all programs, so that chime and voice agree."""


def gain(volume: int) -> float:
    """The factor on the amplitude, 0 to 1: the square of the volume, for half sounds half as loud.

    Hearing is roughly logarithmic: with a straight line all the change would lie at the low end.
    """
    return (volume / 100) ** 2
