"""What the people of the place are like. Pure: everything is drawn from one seed."""

import random
from dataclasses import dataclass

PASSWORD = "three warm lanterns"
#: rooms of a new place that are open from the start are asked for by name in `running`
TIMES = ((7, 2.0), (13, 2.0), (20, 1.8), (22, 2.2), (2, 2.5))
WORDS = ["today", "the", "letter", "came", "and", "I", "put", "it", "in", "the", "drawer", "with", "the", "others", "we", "sat", "in", "the", "kitchen", "until", "it", "was", "light", "nobody", "asked", "and", "I", "was", "glad", "of", "it", "the", "garden", "is", "late", "this", "year", "I", "keep", "the", "small", "blanket", "by", "the", "window", "it", "rained", "on", "the", "way", "back", "from", "the", "hospital", "and", "we", "did", "not", "talk", "I", "wanted", "to", "tell", "someone", "what", "the", "midwife", "said", "my", "sister", "means", "well", "the", "room", "is", "still", "painted", "we", "walked", "to", "the", "harbour", "again", "some", "days", "are", "only", "long"]


@dataclass(frozen=True, slots=True)
class Habits:
    """One member: how often they come, when, and what they do then; each share from 0 to 1."""

    number: int
    pen_name: str
    joins_on: int
    visits_a_day: float
    #: weight of each hour of the day
    hours: tuple[float, ...]
    rooms: tuple[int, ...]
    writes: float
    tells: float
    anonymous: float
    drafts: float
    reacts: float
    keeps: float
    opens: float
    stays: bool
    leaves: float
    #: photos among what they tell
    pictures: float


def people(seed: int, members: int, days: int, rooms: int, pictures: float) -> list[Habits]:
    """Return the members of the place. One in four joins while it is watched."""
    chance = random.Random(f"people {seed}")
    return [_one(chance, number, days, rooms, pictures) for number in range(members)]


def _one(chance: random.Random, number: int, days: int, rooms: int, pictures: float) -> Habits:
    peaks = chance.sample(TIMES, 2)
    hours = tuple(
        0.02 + sum(2.718 ** (-(min(abs(hour - at), 24 - abs(hour - at)) ** 2) / (2 * wide**2)) for at, wide in peaks)
        for hour in range(24)
    )
    return Habits(
        number=number,
        pen_name=f"{chance.choice(('Reed', 'Salt', 'Fern', 'Moss', 'Clay', 'Lark'))} {number + 1}",
        joins_on=0 if chance.random() < 0.75 else chance.randrange(max(1, days * 2 // 3)),
        visits_a_day=min(3.0, chance.lognormvariate(-1.1, 0.8)),
        hours=hours,
        rooms=tuple(chance.sample(range(rooms), min(rooms, chance.choice((0, 1, 1, 2))))),
        writes=chance.betavariate(2, 4),
        tells=chance.betavariate(1, 12),
        anonymous=chance.choice((0.0, 0.1, 0.25, 0.5)),
        drafts=chance.choice((0.1, 0.5, 0.9)),
        reacts=chance.betavariate(2, 4),
        keeps=chance.betavariate(1, 10),
        opens=chance.betavariate(3, 2),
        stays=chance.random() < 0.5,
        leaves=chance.betavariate(1, 3),
        pictures=pictures,
    )


def arrivals(seed: int, who: Habits, days: int) -> list[float]:
    """Return when `who` comes, in seconds from the beginning."""
    chance = random.Random(f"arrivals {seed} {who.number}")
    found = []
    for day in range(who.joins_on, days):
        times = _poisson(chance, who.visits_a_day)
        for hour in chance.choices(range(24), who.hours, k=times):
            found.append(day * 86400.0 + hour * 3600 + chance.random() * 3600)
    return sorted(found)


def sentence(chance: random.Random, most: int = 60) -> str:
    """Return some words; their length differs as people's do."""
    count = max(4, min(most * 6, int(chance.lognormvariate(3.4, 0.7))))
    return " ".join(chance.choice(WORDS) for _ in range(count)).capitalize() + "."


def _poisson(chance: random.Random, mean: float) -> int:
    left, count = 2.718281828**-mean, 0
    product = chance.random()
    while product > left:
        count += 1
        product *= chance.random()
    return count
