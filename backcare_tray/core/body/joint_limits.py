"""How far joints go, and how far those of a body are.

Ranges of a healthy adult, degrees, from the American Academy of Orthopaedic Surgeons as collected
in Norkin & White, *Measurement of Joint Motion*: neck flexion and extension 45, side 45, rotation
60; trunk flexion 80, extension 25, side 35, rotation 45; shoulder flexion and abduction 180,
extension 60, outward rotation 90, inward 70; elbow 150; forearm 80 each way; wrist 80 and 70; hip
flexion 120, extension 30, abduction 45, adduction 30; knee 135. Wider where measured means lie
beyond: shoulder rotation 104 to 108 outward (Boone & Azen; Macedo & Magee) and 94 inward, neck
flexion and extension 60, neck rotation 80; the knee of somebody who sits on the heels 157
(Hemmerich et al., *Hip, knee, and ankle kinematics of high range of motion activities*, 2006); a
wrist on which the body leans is pressed back to a right angle. Of the trunk's range the lumbar
spine has most of the flexion and the thoracic spine most of the rotation (White & Panjabi,
*Clinical Biomechanics of the Spine*). Shoulder girdle at the sternoclavicular joint: up 45, down
10, forward and back 30. The head's glide, like the shares of lumbar and thoracic spine, is our own
choice within what is usual: healthy people move the head forward and back by about a hand's
breadth in all.
"""

from math import acos, asin, atan2, cos, degrees, sin
from typing import TYPE_CHECKING

from backcare_tray.core.body.vectors import Vec, dot, into, length, sub, unit

if TYPE_CHECKING:
    from backcare_tray.core.body.skeleton import Body

Range = tuple[float, float]
ON_FLOOR = 0.03
"""A palm that is no higher bears weight."""
STRAIGHT = 30.0
OVERHEAD = 155.0
"""Of an arm that is straighter, or raised further, no rotation can be told: the forearm does not
show it, or it is the same as the plane of elevation."""

TRUNK: dict[str, Range] = {
    "pelvis_x": (-1.0, 1.0),
    "pelvis_y": (-1.0, 0.3),
    "pelvis_z": (-1.0, 1.0),
    "pelvis_pitch": (-100.0, 100.0),
    "pelvis_roll": (-100.0, 100.0),
    "pelvis_yaw": (-180.0, 180.0),
    "lumbar_bend": (-10.0, 44.0),
    "lumbar_side": (-15.0, 15.0),
    "lumbar_twist": (-10.0, 10.0),
    "thoracic_bend": (-15.0, 36.0),
    "thoracic_side": (-20.0, 20.0),
    "thoracic_twist": (-35.0, 35.0),
    "neck_bend": (-40.0, 40.0),
    "neck_side": (-35.0, 35.0),
    "neck_twist": (-40.0, 40.0),
    "neck_glide": (-0.04, 0.05),
    "head_pitch": (-60.0, 60.0),
    "head_roll": (-15.0, 15.0),
    "head_yaw": (-45.0, 45.0),
    "left_shoulder_lift": (-10.0, 45.0),
    "left_shoulder_draw": (-30.0, 30.0),
    "right_shoulder_lift": (-10.0, 45.0),
    "right_shoulder_draw": (-30.0, 30.0),
    "pelvis_kneel": (0.0, 70.0),
}
SWING: dict[str, Range] = {
    "lift": (0.0, 180.0),
    "plane": (-60.0, 135.0),
    "turn": (-90.0, 110.0),
    "elbow": (0.0, 150.0),
    "palm": (-80.0, 90.0),
    "grip": (0.0, 1.0),
}
REACH: dict[str, Range] = {"elbow": (-60.0, 180.0), "back": (-90.0, 90.0), "grip": (0.0, 1.0)}
LEG: dict[str, Range] = {
    "x": (-0.5, 0.8),
    "z": (-1.0, 1.0),
    "turn": (-20.0, 45.0),
    "knee": (-30.0, 45.0),
}
KNEEL: dict[str, Range] = {"x": (0.02, 0.35), "feet_x": (0.0, 0.35)}
STRETCH: dict[str, Range] = {
    "hip": (-30.0, 120.0),
    "out": (-30.0, 45.0),
    "knee": (0.0, 135.0),
    "point": (-20.0, 90.0),
}
MEASURED: dict[str, Range] = {
    "neck flexion": (-60.0, 60.0),
    "neck side": (-45.0, 45.0),
    "neck rotation": (-80.0, 80.0),
    "shoulder lift": (0.0, 180.0),
    "shoulder extension": (0.0, 60.0),
    "shoulder rotation": (-90.0, 110.0),
    "elbow": (0.0, 150.0),
    "wrist": (-80.0, 70.0),
    "pressed wrist": (-80.0, 92.0),
    "hip flexion": (-30.0, 120.0),
    "hip abduction": (-30.0, 45.0),
    "knee": (0.0, 157.0),
}
"""What is measured on the solved body: the angles that follow from contacts."""


def measure(body: "Body") -> dict[str, float]:
    """Every joint angle of `MEASURED`, those of limbs as "left elbow" and so on, in degrees."""
    angles = _neck(body)
    for index, (name, sign) in enumerate((("left", 1.0), ("right", -1.0))):
        for joint, angle in _arm(body, index, sign).items() | _leg(body, index, sign).items():
            angles[f"{name} {joint}"] = angle
    return angles


def beyond(body: "Body") -> list[tuple[str, float, Range]]:
    """The joints that are out of range: name, angle, range."""
    ranged = [
        (name, angle, MEASURED[name.removeprefix("left ").removeprefix("right ")])
        for name, angle in measure(body).items()
    ]
    return [each for each in ranged if not _within(each[1], each[2])]


def _within(angle: float, limits: Range) -> bool:
    return limits[0] - 0.01 <= angle <= limits[1] + 0.01


def _between(a: Vec, b: Vec) -> float:
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def _neck(body: "Body") -> dict[str, float]:
    """How the head is held on the rib cage."""
    up, ahead = (into(body.thorax, axis) for axis in body.torso.head_frame[1:])
    return {
        "neck flexion": degrees(atan2(up[2], up[1])),
        "neck side": degrees(asin(max(-1.0, min(1.0, up[0])))),
        "neck rotation": degrees(atan2(ahead[0], ahead[2])),
    }


def _arm(body: "Body", index: int, sign: float) -> dict[str, float]:
    upper = sub(body.elbows[index], body.shoulders[index])
    lower = sub(body.wrists[index], body.elbows[index])
    x, y, z = into(body.thorax, unit(upper))
    lift = degrees(acos(max(-1.0, min(1.0, -y))))
    hand = body.hands[index]
    angles = {
        "shoulder lift": lift,
        "shoulder extension": max(0.0, degrees(asin(max(-1.0, min(1.0, -z))))),
        "elbow": _between(upper, lower),
    }
    pressed = dot(unit(lower), hand.palm)
    if body.palm(index)[1] < ON_FLOOR:
        angles["pressed wrist"] = degrees(atan2(pressed, dot(unit(lower), hand.fingers)))
    else:
        angles["wrist"] = degrees(asin(max(-1.0, min(1.0, pressed))))
    if angles["elbow"] > STRAIGHT and lift < OVERHEAD:
        forearm = into(body.thorax, unit(lower))
        angles["shoulder rotation"] = _rotation(
            (x * sign, y, z), (forearm[0] * sign, forearm[1], forearm[2])
        )
    return angles


def _rotation(upper: Vec, forearm: Vec) -> float:
    """Outward rotation of a left upper arm: how far `forearm` is turned around it."""
    plane = atan2(upper[2], upper[0])
    lift = acos(max(-1.0, min(1.0, -upper[1])))
    # Undo plane and lift: turn the plane to the side, lower the arm, turn back.
    x, y, z = _about_y(forearm, plane)
    x, y = x * cos(lift) + y * sin(lift), -x * sin(lift) + y * cos(lift)
    x, y, z = _about_y((x, y, z), -plane)
    return degrees(atan2(x, z))


def _about_y(v: Vec, angle: float) -> Vec:
    c, s = cos(angle), sin(angle)
    return c * v[0] + s * v[2], v[1], -s * v[0] + c * v[2]


def _leg(body: "Body", index: int, sign: float) -> dict[str, float]:
    thigh = sub(body.knees[index], body.hips[index])
    x, y, z = into(body.pelvis_frame, thigh)
    return {
        "hip flexion": degrees(atan2(z, -y)),
        "hip abduction": degrees(asin(x * sign / length(thigh))),
        "knee": _between(thigh, sub(body.ankles[index], body.knees[index])),
    }
