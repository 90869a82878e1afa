"""What the sample's drawings are put together from: soft grounds, light, hills and leaves."""

import math
import random

from PIL import Image, ImageDraw, ImageOps

Colour = tuple[int, int, int]


def between(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour on the way from `one` to `other`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def ground(size: tuple[int, int], above: Colour, below: Colour) -> Image.Image:
    """Return a picture that goes from one colour at the top to another at the bottom."""
    return ImageOps.colorize(Image.linear_gradient("L").resize(size), black=above, white=below)


def glow(picture: Image.Image, at: tuple[float, float], reach: float, colour: Colour, strength: float) -> None:
    """Let light of a colour fade out around a point."""
    side = int(reach * 2)
    light = ImageOps.invert(Image.radial_gradient("L")).point(lambda value: int(max(0, value - 74) * 1.4 * strength))
    picture.paste(colour, (int(at[0] - reach), int(at[1] - reach)), light.resize((side, side)))


def hills(picture: Image.Image, chance: random.Random, height: float, colour: Colour) -> None:
    """Draw a line of hills over the width; `height` is where they stand, from the top."""
    wide, high = picture.size
    waves = [(chance.uniform(0.5, 3.5), chance.uniform(0, math.tau), chance.uniform(0.01, 0.05)) for _ in range(4)]
    line = [
        (x, high * (height + sum(tall * math.sin(turn + often * math.tau * x / wide) for often, turn, tall in waves)))
        for x in range(0, wide + 9, 8)
    ]
    ImageDraw.Draw(picture).polygon([(0, high), *line, (wide + 8, high)], fill=colour)


def leaf(
    picture: Image.Image, foot: tuple[float, float], long: float, way: float, colour: Colour, *, vein: bool = False
) -> None:
    """Draw a leaf, or a flame, from its foot in the direction `way`."""
    edges: list[list[tuple[float, float]]] = []
    for side in (1, -1):
        edge = []
        for step in range(13):
            along, out = long * step / 12, side * long * 0.2 * math.sin(math.pi * (step / 12) ** 0.8)
            edge.append((
                foot[0] + math.cos(way) * along - math.sin(way) * out,
                foot[1] + math.sin(way) * along + math.cos(way) * out,
            ))
        edges.append(edge)
    pen = ImageDraw.Draw(picture)
    pen.polygon(edges[0] + edges[1][::-1], fill=colour)
    if vein:
        pen.line((*foot, *edges[0][-1]), fill=between(colour, (255, 255, 255), 0.35), width=2)
