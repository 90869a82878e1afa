"""What happens by itself, and when: name -> the job's dotted path, and every how often or at what hour.

`every` is a number of minutes; `at` is an hour of the day, UTC. Exactly one of the two.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recurring:
    job: str
    every: int | None = None
    at: int | None = None

    def __post_init__(self):
        if (self.every is None) == (self.at is None):
            raise ValueError("say either every or at")


SCHEDULE: dict[str, Recurring] = {}
