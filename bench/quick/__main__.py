"""How well the draft of a quick view chooses: precision and recall of its sentences against an editor's, into docs/quick-view.md.

    python -m bench.quick            measures and prints
    python -m bench.quick --write    and writes the figures into docs/quick-view.md
    python -m bench.quick --missed   shows what was chosen and missed in the tuned part, never in the held-out one

Beside the draft stand two that know nothing: the first sentences of the text, and sentences by chance (the mean of 200 draws).
"""

import argparse
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.quick.labelled import SETS, Marked, articles
from bench.write import filled
from tealight.magazine.drafting import MOST, draft

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "quick-view.md"
DRAWS = 200


@dataclass(frozen=True, slots=True)
class Judged:
    """How many sentences were chosen, marked, and both."""

    both: float
    chosen: float
    marked: int

    @property
    def precision(self) -> float:
        """Of those chosen, how many an editor would take."""
        return self.both / self.chosen if self.chosen else 0.0

    @property
    def recall(self) -> float:
        """Of those an editor would take, how many were chosen."""
        return self.both / self.marked if self.marked else 0.0


def drafted(article: Marked) -> dict[str, list[str]]:
    """Return the sentences the draft takes for each purpose."""
    made = draft(article.title, article.standfirst, article.body)
    return {
        "points": [point.taken.text for point in made.points],
        "do": [one.text for one in made.do],
        "help": [one.text for one in made.help],
    }


def judge(of: str, choose: Callable[[Marked], list[str]], purpose: str = "points") -> Judged:
    """Return how `choose` did over the articles of one part."""
    both, chosen, marked = 0.0, 0.0, 0
    for article in articles(of):
        taken = choose(article)
        both += len(set(taken) & article.marked[purpose])
        chosen += len(taken)
        marked += len(article.marked[purpose])
    return Judged(both, chosen, marked)


def first(article: Marked) -> list[str]:
    """Take the first sentences of the text."""
    return article.sentences[:MOST]


def by_chance(of: str) -> Judged:
    """Return the mean of `DRAWS` draws by chance, always the same ones."""
    draws = random.Random(7)  # noqa: S311 - the same draws each time are what is wanted
    all_drawn = [judge(of, lambda article: draws.sample(article.sentences, MOST)) for _ in range(DRAWS)]
    return Judged(sum(one.both for one in all_drawn) / DRAWS, all_drawn[0].chosen, all_drawn[0].marked)


def table() -> str:
    """Return the figures as the page shows them."""
    lines = ["| sentences for | chosen by | part | precision | recall |", "|---|---|---|---|---|"]
    for of in SETS:
        rows = {
            ("points", "the draft"): judge(of, lambda article: drafted(article)["points"]),
            ("points", "the first seven"): judge(of, first),
            ("points", "chance"): by_chance(of),
            ("what to do", "the draft"): judge(of, lambda article: drafted(article)["do"], "do"),
            ("when to get help", "the draft"): judge(of, lambda article: drafted(article)["help"], "help"),
        }
        lines += [f"| {what} | {who} | {of} | {one.precision:.2f} | {one.recall:.2f} |" for (what, who), one in rows.items()]
    return "\n".join(lines)


def missed() -> None:
    """Print, for the tuned part, each sentence with what was marked and what was chosen."""
    for article in articles("tuned"):
        taken = drafted(article)
        print(f"\n# {article.title}")
        for said in article.sentences:
            marks = ("".join(purpose[0] for purpose in taken if said in taken[purpose]) or "·").ljust(2)
            wanted = ("".join(purpose[0] for purpose in article.marked if said in article.marked[purpose]) or "·").ljust(2)
            print(wanted, marks, said)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--missed", action="store_true")
    chosen = asked.parse_args()
    if chosen.missed:
        missed()
    print(table())
    if chosen.write:
        PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), {"quick": table()}), encoding="utf-8")
