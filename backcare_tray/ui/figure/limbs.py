"""Arms, hands, legs and shoes of the figure."""

from math import cos, radians, sin

from PySide6.QtGui import QBrush

from backcare_tray.core.body.skeleton import ANKLE, Body
from backcare_tray.core.body.vectors import Frame, Vec, add, along, cross, mix, scale, sub, unit
from backcare_tray.ui.figure.camera import Camera
from backcare_tray.ui.figure.glow import Glow
from backcare_tray.ui.figure.palette import Tones
from backcare_tray.ui.figure.shapes import Fill, Part, SeenFrame, around_blobs, limb, lit

ARM_LIFT = 0.145
"""Metres by which a sleeve counts as nearer than it is: an arm beside the trunk lies over it, one
behind the trunk under it, and breathing never changes which."""
_FINGERS = ((0.024, 0.072), (0.0085, 0.08), (-0.008, 0.075), (-0.0235, 0.058))
"""Where each finger sits across the palm, thumb side first, and how long it is."""


_UPPER = (
    ((0.0, 0.048, -0.022), (0.034, 0.036, 0.040)),
    ((0.0, 0.074, 0.004), (0.037, 0.024, 0.040)),
    ((0.0, 0.040, 0.105), (0.038, 0.024, 0.058)),
)
_SOLE = (
    ((0.0, 0.014, -0.022), (0.036, 0.014, 0.044)),
    ((0.0, 0.014, 0.102), (0.042, 0.014, 0.066)),
)
"""Ellipsoids of a shoe from the floor under the ankle: outward, up, towards the toes."""


def arm_parts(camera: Camera, body: Body, index: int, tones: Tones, glow: Glow) -> list[Part]:
    """Sleeve, forearm and hand of one arm."""
    shoulder, elbow, wrist = body.shoulders[index], body.elbows[index], body.wrists[index]
    middle, hem = mix(shoulder, elbow, 0.3), mix(shoulder, elbow, 0.62)
    bare = limb(camera, [(middle, 0.042), (elbow, 0.037)], tones.skin, joints=2)
    sleeve = limb(camera, [(shoulder, 0.059), (middle, 0.055), (hem, 0.05)], tones.shirt, joints=1)
    bulge = mix(elbow, wrist, 0.27)
    forearm = limb(camera, [(elbow, 0.036), (bulge, 0.039), (wrist, 0.026)], tones.skin, joints=2)
    upper = camera.dot(mix(shoulder, elbow, 0.6)).near + ARM_LIFT
    lower = camera.dot(mix(elbow, wrist, 0.5)).near + 0.1
    return [
        Part(upper, [*bare.fills, *sleeve.fills, *glow.on_arm(sleeve.fills[-1].shape, index)]),
        Part(lower, forearm.fills),
        _hand(camera, body, index, tones, lower),
    ]


def _hand(camera: Camera, body: Body, index: int, tones: Tones, forearm: float) -> Part:
    """Palm, four fingers and the thumb."""
    wrist, (ahead, palm, grip) = body.wrists[index], body.hands[index]
    side = cross(palm, ahead) if index == 0 else cross(ahead, palm)

    def at(f: float, s: float, p: float = 0.0) -> Vec:
        return add(along(along(wrist, ahead, f), side, s), scale(palm, p))

    flesh = [
        (wrist, 0.025),
        (at(0.03, 0.016), 0.019),
        (at(0.082, 0.024), 0.0125),
        (at(0.078, -0.022), 0.012),
    ]
    thumb = [
        (at(0.022, 0.02, 0.006), 0.013),
        (at(0.055, 0.042, 0.014), 0.0105),
        (at(0.08, 0.046, 0.022), 0.0088),
    ]
    fingers = [_finger(at(0.08, s), ahead, palm, size, grip) for s, size in _FINGERS]
    parts = [limb(camera, finger, tones.skin, rim=0.7) for finger in fingers]
    parts += [
        limb(camera, flesh, tones.skin, joints=1, rim=0.9),
        limb(camera, thumb, tones.skin, rim=0.7),
    ]
    parts.sort(key=lambda part: part.near)
    fills: list[Fill] = [fill for part in parts for fill in part.fills]
    return Part(max(camera.dot(at(0.07, 0.0)).near, forearm - 0.02) + 0.05, fills)


def _finger(
    knuckle: Vec, ahead: Vec, palm: Vec, size: float, grip: float
) -> list[tuple[Vec, float]]:
    """Three balls from knuckle to tip, curled towards the palm."""
    first, second = radians(75.0 * grip), radians(150.0 * grip)
    middle = along(along(knuckle, ahead, size * 0.5 * cos(first)), palm, size * 0.5 * sin(first))
    tip = along(along(middle, ahead, size * 0.5 * cos(second)), palm, size * 0.5 * sin(second))
    return [(knuckle, 0.0098), (middle, 0.0092), (tip, 0.0078)]


def leg_parts(camera: Camera, body: Body, index: int, tones: Tones) -> list[Part]:
    """Thigh, lower leg and shoe of one leg."""
    hip, knee, ankle = body.hips[index], body.knees[index], body.ankles[index]
    thigh = limb(
        camera, [(hip, 0.088), (mix(hip, knee, 0.4), 0.08), (knee, 0.062)], tones.trousers, joints=2
    )
    calf = along(mix(knee, ankle, 0.3), body.toes[index], -0.008)
    cuff = mix(knee, ankle, 0.9)
    shank = limb(camera, [(knee, 0.06), (calf, 0.058), (cuff, 0.047)], tones.trousers, joints=1)
    shoe = _shoe(camera, body, index, tones, shank.near)
    return [Part(_thigh_near(camera, body, index), thigh.fills), shank, shoe]


def _thigh_near(camera: Camera, body: Body, index: int) -> float:
    """Standing, the hips lie over the thighs; seated, the thighs before them, under the arms."""
    if body.base not in ("standing", "wall"):
        return camera.dot(mix(body.hips[index], body.knees[index], 0.3)).near
    return (
        camera.dot(body.torso.spine[4]).near
        - 0.1
        + 0.3 * camera.facing(sub(body.hips[index], body.torso.pelvis))
    )


def _shoe(camera: Camera, body: Body, index: int, tones: Tones, shank: float) -> Part:
    """A shoe on a light sole, with the sock above it."""
    ankle, toes, instep = body.ankles[index], body.toes[index], body.insteps[index]
    floor = along(ankle, instep, -ANKLE)
    frame: Frame = (unit(cross(instep, toes)), instep, toes)
    up = unit(sub(body.knees[index], ankle))
    sock = limb(camera, [(ankle, 0.036), (along(ankle, up, 0.05), 0.036)], tones.sole)
    x, y, size, near = camera.dot(along(floor, toes, 0.05))
    seen = SeenFrame(camera, floor, frame)
    upper = [seen.blob(middle, axes) for middle, axes in _UPPER]
    sole = [seen.blob(middle, axes) for middle, axes in _SOLE]
    return Part(
        min(near, shank - 0.01),
        [
            *sock.fills,
            Fill(around_blobs(sole), QBrush(tones.sole.shade)),
            Fill(
                around_blobs(upper), lit(x, y - 0.04 * size, 0.03 * size, 0.05 * size, tones.shoe)
            ),
        ],
    )
