"""What being anonymous costs: the page of a story, and a reply, with names made for one story and without.

    python -m bench.anonymity --in DIRECTORY [--times 400]

Both are asked for in this very process, in turn, so that whatever else the machine does meets both
alike; processor time alone is counted, the worker's part of a reply included. The figures are kept
in bench/figures/anonymity.json.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.linkage import running
from bench.linkage.running import say

FIGURES = Path(__file__).resolve().parent / "figures"
#: replies on the page that is read, as BUDGETS say; threads in which the reader was anonymous before
REPLIES, BEFORE, ROUNDS = 20, 12, 7


def main() -> int:
    asked = _options()
    running.prepare(asked.into / "place")
    running.open_place()
    figures = {"times": asked.times, **_measured(asked.times)}
    FIGURES.mkdir(exist_ok=True)
    (FIGURES / "anonymity.json").write_text(json.dumps(figures, indent=2) + "\n")
    for name, value in figures.items():
        say(f"{name}: {value}")
    return 0


def _measured(times: int) -> dict[str, float]:
    from datetime import timedelta

    from tests import make

    from tealight.accounts import gentle_names

    long_ago = make.NOW - timedelta(days=60)
    people = [make.a_person(f"{word} Person", now=long_ago, second_step=False) for word in gentle_names.FIRST[: REPLIES + 1]]
    plain, hidden, *others = (make.as_viewer(one.member_id) for one in people)
    named, unnamed = _thread(make, others, plain, False), _thread(make, others, hidden, True)
    for number in range(BEFORE):
        story = make.a_story(others[number], f"Another evening, {number}.")
        make.a_reply(make.as_viewer(hidden.member_id), story, "With you.", anonymous=True)
    page = _in_turn(times, _reads(plain, named), _reads(hidden, unnamed))
    again = _in_turn(times // 4, _replies(plain, [named], False), _replies(hidden, [unnamed], True))
    fresh = [make.a_story(others[number % len(others)], f"An evening, {number}.") for number in range(2 * ROUNDS * max(1, times // 16 // ROUNDS))]
    half = len(fresh) // 2
    first = _in_turn(half, _replies(plain, fresh[:half], False), _replies(hidden, fresh[half:], True))
    told = {}
    for name, (without, with_it) in {"page": page, "reply again": again, "reply first": first}.items():
        told |= {f"{name}, named, ms": round(without, 3), f"{name}, anonymous, ms": round(with_it, 3), f"{name}, ratio": round(with_it / without, 3)}
    return told


def _thread(make, others, reader, anonymous: bool) -> int:
    story = make.a_story(others[0], "The kitchen was very quiet.\n\n" + "It rained, and I listened to it. " * 40, anonymous=anonymous)
    for number in range(REPLIES - 1):
        writer = make.as_viewer(others[number % len(others)].member_id)
        make.a_reply(writer, story, "I read this twice, slowly. " * 16, anonymous=anonymous)
    make.a_reply(make.as_viewer(reader.member_id), story, "I read this twice, slowly. " * 16, anonymous=anonymous)
    return story


def _browser(viewer):
    from tests.page import Browser

    browser = Browser.of(viewer)
    browser.client.handler.enforce_csrf_checks = False
    return browser


def _reads(viewer, story: int) -> Callable[[], None]:
    browser = _browser(viewer).client

    def read() -> None:
        answer = browser.get(f"/stories/{story}/")
        assert answer.status_code == 200, answer.status_code

    return read


def _replies(viewer, stories: list[int], anonymous: bool) -> Callable[[], None]:
    from tests import make
    from tests.ground.work import drain

    from tealight.kernel import clock
    from tealight.stories.forms import ReplyForm

    # The page a ticket is drawn for is asked for at the hour its form is sent: of another day it would be another viewer's.
    browser, turn = _browser(viewer).client, iter(range(1_000_000))

    def reply() -> None:
        number = next(turn)
        fields = {"body": f"I am reading this, for the {number}th time.", "ticket": ReplyForm.draw(make.as_viewer(viewer.member_id, clock.now()))}
        if anonymous:
            fields["anonymous"] = "on"
        began = time.process_time()
        answer = browser.post(f"/stories/{stories[number % len(stories)]}/replies/", fields)
        drain()
        reply.spent += time.process_time() - began
        assert answer.status_code == 303, answer.status_code

    reply.spent = 0.0
    return reply


def _in_turn(times: int, *what: Callable[[], None]) -> list[float]:
    """Do each of `what` in turn; return the processor milliseconds of one of each, the middle of all rounds."""
    each = max(1, times // ROUNDS)
    rounds: list[list[float]] = [[] for _ in what]
    for one in what:
        for _ in range(min(20, each) if not hasattr(one, "spent") else 0):
            one()
    for _ in range(ROUNDS):
        for number, one in enumerate(what):
            before, began = getattr(one, "spent", 0.0), time.process_time()
            for _ in range(each):
                one()
            spent = one.spent - before if hasattr(one, "spent") else time.process_time() - began
            rounds[number].append(spent / each * 1000)
    return [median(one) for one in rounds]


def _options() -> argparse.Namespace:
    choices = argparse.ArgumentParser(prog="python -m bench.anonymity")
    choices.add_argument("--in", dest="into", type=Path, required=True, metavar="DIRECTORY")
    choices.add_argument("--times", type=int, default=400, metavar="N")
    return choices.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
