"""Quiet pictures, drawn here: a candle, a window, hills. Nobody is in them and no word, and none is a photograph.

A real photo in a sample would be somebody's. The same seed draws the same picture.
"""

import math
import random
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

from tealight.operations.demo import quiet_shapes as shapes
from tealight.operations.demo.quiet_shapes import Colour

#: pixels in which they are drawn
SIZE = (1200, 800)
_NIGHT, _DUSK, _DAWN = ((22, 26, 44), (62, 58, 82)), ((58, 66, 98), (214, 160, 140)), ((176, 196, 214), (246, 226, 200))
_DAY, _MIST, _LINEN = ((166, 196, 216), (232, 238, 236)), ((196, 204, 206), (228, 230, 226)), ((232, 224, 210), (214, 202, 184))
_GREENS: tuple[Colour, ...] = ((92, 116, 92), (120, 142, 108), (70, 96, 84), (146, 158, 118))
_WARM: tuple[Colour, ...] = ((190, 132, 84), (206, 160, 96), (164, 102, 78), (142, 124, 74))


def drawn(what: str, seed: int, size: tuple[int, int] = SIZE) -> bytes:
    """Return a picture of `what`, a key of `DRAWINGS`, as a JPEG."""
    picture = DRAWINGS[what](random.Random(f"{what} {seed}")).filter(ImageFilter.GaussianBlur(1.2))
    picture = picture.resize(size, Image.Resampling.LANCZOS)
    out = BytesIO()
    picture.save(out, "JPEG", quality=92)
    return out.getvalue()


def _candle(chance: random.Random) -> Image.Image:
    wide, high = SIZE
    picture = shapes.ground(SIZE, *_NIGHT)
    middle, foot = wide * chance.uniform(0.36, 0.64), high * 0.82
    shapes.glow(picture, (middle, high * 0.42), high * chance.uniform(0.62, 0.8), (236, 170, 92), 0.75)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, foot, wide, high), fill=(40, 34, 40))
    thick, top = high * chance.uniform(0.05, 0.08), high * chance.uniform(0.48, 0.56)
    pen.ellipse((middle - thick * 2.2, foot - thick * 0.5, middle + thick * 2.2, foot + thick * 0.7), fill=(84, 70, 66))
    pen.rounded_rectangle((middle - thick, top, middle + thick, foot + thick * 0.2), thick * 0.4, fill=(234, 222, 200))
    pen.line((middle, top, middle, top - thick * 0.6), fill=(70, 56, 50), width=max(2, int(high * 0.006)))
    for share, colour in ((1.0, (246, 178, 82)), (0.55, (255, 232, 170))):
        shapes.leaf(picture, (middle, top - thick * 0.4), thick * 2.4 * share, -math.pi / 2, colour)
    return picture


def _window(chance: random.Random) -> Image.Image:
    wide, high = SIZE
    picture = shapes.ground(SIZE, *_LINEN)
    left, top, right, bottom = (int(share) for share in (wide * 0.28, high * 0.12, wide * 0.72, high * 0.76))
    outside = shapes.ground((right - left, bottom - top), *chance.choice((_DAWN, _DAY, _DUSK)))
    shapes.hills(outside, chance, 0.72, chance.choice(_GREENS))
    picture.paste(outside, (left, top))
    pen, frame = ImageDraw.Draw(picture), int(high * 0.02)
    pen.rectangle((left, top, right, bottom), outline=(250, 247, 240), width=frame)
    pen.line(((left + right) // 2, top, (left + right) // 2, bottom), fill=(250, 247, 240), width=frame)
    pen.line((left, (top * 3 + bottom * 2) // 5, right, (top * 3 + bottom * 2) // 5), fill=(250, 247, 240), width=frame)
    pen.rectangle((left - frame * 3, bottom, right + frame * 3, bottom + frame * 2), fill=(244, 238, 226))
    at = left + (right - left) * chance.choice((0.2, 0.8))
    pen.polygon([(at - 34, bottom - 70), (at + 34, bottom - 70), (at + 24, bottom), (at - 24, bottom)], fill=(176, 112, 84))
    for turn in range(7):
        shapes.leaf(picture, (at, bottom - 70), chance.uniform(60, 110), -math.pi * (0.2 + turn * 0.1), chance.choice(_GREENS))
    return picture


def _hills(chance: random.Random) -> Image.Image:
    wide, high = SIZE
    sky = chance.choice((_DAWN, _DUSK, _MIST))
    picture = shapes.ground(SIZE, *sky)
    shapes.glow(picture, (wide * chance.uniform(0.2, 0.8), high * 0.4), high * 0.4, (255, 240, 214), 0.8)
    for step in range(5):
        near = (step + 1) / 5
        shapes.hills(picture, chance, 0.42 + step * 0.11, shapes.between(sky[1], chance.choice(_GREENS), near))
    return picture


def _sea(chance: random.Random) -> Image.Image:
    wide, high = SIZE
    sky, line = chance.choice((_DUSK, _NIGHT, _DAY)), int(high * chance.uniform(0.42, 0.55))
    picture = shapes.ground(SIZE, *sky)
    at = wide * chance.uniform(0.25, 0.75)
    shapes.glow(picture, (at, line - high * 0.18), high * 0.22, (255, 244, 222), 0.9)
    water = shapes.ground((wide, high - line), shapes.between(sky[1], (60, 86, 104), 0.5), (34, 52, 70))
    picture.paste(water, (0, line))
    pen = ImageDraw.Draw(picture)
    for _ in range(90):
        down = chance.random() ** 1.5
        across = at + chance.gauss(0, 1) * wide * (0.02 + 0.09 * down)
        half, y = wide * (0.008 + 0.03 * down), line + 6 + (high - line) * down
        pen.line((across - half, y, across + half, y), fill=shapes.between((255, 236, 206), (70, 96, 116), down), width=2 + int(3 * down))
    return picture


def _leaves(chance: random.Random) -> Image.Image:
    wide, high = SIZE
    picture = shapes.ground(SIZE, *chance.choice((_MIST, _LINEN)))
    colours = chance.choice((_GREENS, _WARM, _GREENS + _WARM))
    for _ in range(chance.randrange(18, 34)):
        at = (chance.uniform(0, wide), chance.uniform(0, high))
        shapes.leaf(picture, at, high * chance.uniform(0.12, 0.26), chance.uniform(0, math.tau), chance.choice(colours), vein=True)
    return picture


def _rain(chance: random.Random) -> Image.Image:
    wide, high = SIZE
    picture = shapes.ground(SIZE, (86, 98, 112), (150, 158, 160))
    for _ in range(9):
        shapes.glow(picture, (chance.uniform(0, wide), chance.uniform(0.5, 0.9) * high), high * 0.12, chance.choice(_WARM), 0.7)
    picture = picture.filter(ImageFilter.GaussianBlur(18))
    pen = ImageDraw.Draw(picture)
    for _ in range(70):
        x, y, drop = chance.uniform(0, wide), chance.uniform(0, high), high * chance.uniform(0.006, 0.014)
        pen.line((x, y - drop * chance.uniform(4, 14), x, y), fill=(176, 186, 192), width=2)
        pen.ellipse((x - drop, y - drop, x + drop, y + drop * 1.4), fill=(204, 212, 216))
    return picture


def _path(chance: random.Random) -> Image.Image:
    wide, high = SIZE
    picture = shapes.ground(SIZE, *chance.choice((_DAWN, _DAY)))
    for step in range(2):
        shapes.hills(picture, chance, 0.4 + step * 0.1, shapes.between(_MIST[0], _GREENS[step], 0.7))
    ImageDraw.Draw(picture).rectangle((0, high * 0.56, wide, high), fill=chance.choice(_GREENS))
    bend, left, right = chance.uniform(-0.2, 0.2), [], []
    for step in range(31):
        near = step / 30
        middle = wide * (0.5 + bend * math.sin(near * 4) * (1 - near * 0.4))
        half, y = wide * (0.006 + 0.16 * near**2), high * (0.56 + 0.44 * near)
        left.append((middle - half, y))
        right.append((middle + half, y))
    ImageDraw.Draw(picture).polygon(left + right[::-1], fill=(214, 200, 172))
    return picture


def _tree(chance: random.Random) -> Image.Image:
    wide, high = SIZE
    picture = shapes.ground(SIZE, *chance.choice((_DAWN, _MIST, _DUSK)))
    shapes.hills(picture, chance, 0.84, chance.choice(_GREENS))
    pen, tips = ImageDraw.Draw(picture), []
    grown = [(wide / 2, high * 0.88, -math.pi / 2, high * 0.22, high * 0.05)]
    while grown:
        x, y, way, long, thick = grown.pop()
        end = (x + math.cos(way) * long, y + math.sin(way) * long)
        pen.line((x, y, *end), fill=(84, 70, 64), width=max(2, int(thick)))
        if thick < 5:
            tips.append(end)
            continue
        for side in (-1, 1):
            grown.append((*end, way + side * chance.uniform(0.2, 0.6), long * chance.uniform(0.68, 0.84), thick * 0.62))
    colours = chance.choice((_GREENS, _WARM))
    for tip in tips:
        for _ in range(3):
            shapes.leaf(picture, tip, high * 0.05, chance.uniform(0, math.tau), chance.choice(colours))
    return picture


def _moon(chance: random.Random) -> Image.Image:
    wide, high = SIZE
    picture = shapes.ground(SIZE, *_NIGHT)
    pen = ImageDraw.Draw(picture)
    for _ in range(60):
        x, y, far = chance.uniform(0, wide), chance.uniform(0, high * 0.7), chance.uniform(1, 2.6)
        pen.ellipse((x - far, y - far, x + far, y + far), fill=(210, 212, 224))
    x, y, round_ = wide * chance.uniform(0.3, 0.7), high * chance.uniform(0.24, 0.4), high * 0.09
    shapes.glow(picture, (x, y), round_ * 4, (196, 200, 220), 0.6)
    ImageDraw.Draw(picture).ellipse((x - round_, y - round_, x + round_, y + round_), fill=(244, 240, 226))
    for step in range(3):
        shapes.hills(picture, chance, 0.66 + step * 0.1, shapes.between((54, 58, 84), (24, 26, 40), step / 2))
    return picture


def _stones(chance: random.Random) -> Image.Image:
    wide, high = SIZE
    picture = shapes.ground(SIZE, *chance.choice((_MIST, _LINEN)))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, high * 0.8, wide, high), fill=(196, 184, 164))
    y, broad, middle = high * 0.82, wide * 0.17, wide * chance.uniform(0.4, 0.6)
    for _ in range(chance.randrange(3, 6)):
        tall, grey = broad * chance.uniform(0.3, 0.42), chance.randrange(96, 168)
        pen.ellipse((middle - broad, y - tall * 2, middle + broad, y), fill=(grey, grey + 2, grey - 4))
        y, broad, middle = y - tall * 1.9, broad * chance.uniform(0.68, 0.84), middle + wide * chance.uniform(-0.012, 0.012)
    return picture


def _cup(chance: random.Random) -> Image.Image:
    wide, high = SIZE
    picture = shapes.ground(SIZE, *chance.choice((_LINEN, _MIST)))
    pen, colour = ImageDraw.Draw(picture), chance.choice(_GREENS + _WARM)
    pen.rectangle((0, high * 0.72, wide, high), fill=(168, 136, 106))
    middle, half, top, foot = wide * chance.uniform(0.4, 0.6), wide * 0.11, high * 0.46, high * 0.8
    pen.ellipse((middle + half * 0.6, top + 50, middle + half * 1.6, foot - 60), outline=colour, width=22)
    pen.rounded_rectangle((middle - half, top, middle + half, foot), half * 0.4, fill=colour)
    pen.ellipse((middle - half, top - 26, middle + half, top + 26), fill=shapes.between(colour, (255, 255, 255), 0.4))
    pen.ellipse((middle - half * 0.86, top - 18, middle + half * 0.86, top + 20), fill=(96, 64, 46))
    for strand in (-1, 0, 1):
        turn = chance.uniform(0, math.tau)
        steam = [(middle + strand * 50 + 18 * math.sin(turn + y / 34), top - 30 - y) for y in range(0, int(high * 0.3), 6)]
        pen.line(steam, fill=(240, 238, 232), width=9, joint="curve")
    return picture


def _boat(chance: random.Random) -> Image.Image:
    wide, high = SIZE
    picture = shapes.ground(SIZE, *chance.choice((_DAWN, _DAY)))
    line, middle, half = high * 0.62, wide * chance.uniform(0.35, 0.65), wide * 0.13
    picture.paste(shapes.ground((wide, int(high - line)), (150, 180, 190), (76, 110, 126)), (0, int(line)))
    pen = ImageDraw.Draw(picture)
    keel = line + half * 0.42
    pen.polygon([(middle - half * 0.3, line), (middle, line - half * 0.9), (middle + half * 0.3, line)], fill=(226, 222, 214))
    pen.polygon([(middle - half, line - half * 0.2), (middle - half * 0.6, keel), (middle, keel), (middle, line)], fill=(250, 247, 240))
    pen.polygon([(middle + half, line - half * 0.2), (middle + half * 0.6, keel), (middle, keel), (middle, line)], fill=(236, 231, 220))
    for _ in range(24):
        x, y = chance.uniform(0, wide), keel + (high - keel) * chance.random()
        pen.line((x, y, x + wide * chance.uniform(0.02, 0.08), y), fill=(178, 202, 208), width=3)
    return picture


DRAWINGS: dict[str, Callable[[random.Random], Image.Image]] = {
    "candle": _candle, "window": _window, "hills": _hills, "sea": _sea, "leaves": _leaves, "rain": _rain,
    "path": _path, "tree": _tree, "moon": _moon, "stones": _stones, "cup": _cup, "boat": _boat,
}
#: what each of them shows, for those who cannot see it
SHOWN: dict[str, str] = {
    "candle": "A drawing of a lit candle in the dark.",
    "window": "A drawing of a window with a plant on its sill and hills outside.",
    "hills": "A drawing of hills, one behind the other, with a low sun.",
    "sea": "A drawing of a calm sea with light on the water.",
    "leaves": "A drawing of fallen leaves on a pale ground.",
    "rain": "A drawing of rain on a window, with blurred lights behind it.",
    "path": "A drawing of a path that winds towards low hills.",
    "tree": "A drawing of one tree on a hill.",
    "moon": "A drawing of a full moon over dark hills.",
    "stones": "A drawing of round stones, one on top of the other.",
    "cup": "A drawing of a steaming cup on a table.",
    "boat": "A drawing of a paper boat on still water.",
}
