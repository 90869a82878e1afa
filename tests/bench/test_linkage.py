"""The thieves of bench/linkage are alive: shown a leak they name the author, shown none they learn nothing."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from bench.linkage import attacks, judge, write
from bench.linkage.evidence import Change, Evidence, Item, Seen, Written
from bench.write import filled

MEMBERS, HOURS = 30, 400


def a_month(seed: int = 7) -> tuple[Evidence, dict[int, int]]:
    """Thirty members who write now and then, one time in four without a name; no row tells anything."""
    chance = random.Random(seed)
    evidence, truth = Evidence(joined=dict.fromkeys(range(MEMBERS), -1)), {}
    for hour in range(HOURS):
        for member in chance.sample(range(MEMBERS), chance.choice((0, 1, 2))):
            number = chance.randrange(10**9, 10**12)
            truth[number] = member
            unnamed = chance.random() < 0.25
            author = None if unnamed else member
            evidence.items.append(Item(number, hour, number, 10**13 + number if unnamed else member, author))
    return evidence, truth


def tried(evidence: Evidence, truth: dict[int, int], name: str) -> judge.Outcome:
    found = [attack for attack in attacks.every_attack(evidence) if attack.name == name]
    assert found, f"no attack is called {name}"
    return judge.judge(evidence, truth, attacks.public(evidence), found, 1)[1]


def unnamed(evidence: Evidence) -> Iterator[Item]:
    return (item for item in evidence.items if item.author is None)


def signed_and_not(evidence: Evidence, truth: dict[int, int]) -> Iterator[tuple[Item, int]]:
    return ((item, truth[item.id]) for item in evidence.items)


def a_column(evidence, truth):
    for item in unnamed(evidence):
        seen = Seen(frozenset({truth[item.id]}), frozenset({item.persona}))
        evidence.changes.append(Change(item.hour, "accounts_persona", "new", seen))


def a_job_argument(evidence, truth):
    for item in unnamed(evidence):
        seen = Seen(frozenset({truth[item.id]}), frozenset({item.id}))
        evidence.changes.append(Change(item.hour, "jobs_job", "new", seen))


def a_member_row_in_the_hour(evidence, truth):
    for item, member in signed_and_not(evidence, truth):
        evidence.changes.append(Change(item.hour, "accounts_member", "changed", Seen(frozenset({member}))))


def a_list_that_grows(evidence, truth):
    for item, member in signed_and_not(evidence, truth):
        evidence.changes.append(Change(item.hour, "accounts_quota", "changed", Seen(frozenset({member}))))


def a_row_in_the_transaction(evidence, truth):
    for item in unnamed(evidence):
        seen = Seen(frozenset({truth[item.id]}), frozenset({item.id}))
        evidence.logs.append([Written(item.hour, seen)])


def a_row_touched_just_before(evidence, truth):
    for item, member in signed_and_not(evidence, truth):
        own = Written(item.hour, Seen(things=frozenset({item.id})))
        evidence.logs.append([Written(item.hour, Seen(), frozenset({member})), own])


def one_tag_for_all(evidence, truth):
    for item, member in signed_and_not(evidence, truth):
        mark = bytes([member]) * 32
        for how in ("new", "gone"):
            evidence.changes.append(Change(item.hour, "stories_draft", how, Seen(marks=frozenset({mark}))))


def a_number_of_order(evidence, truth):
    for place, (item, member) in enumerate(signed_and_not(evidence, truth)):
        evidence.changes.append(Change(item.hour, "accounts_member", "changed", Seen(frozenset({member})), 1000 * place))
        seen = Seen(things=frozenset({item.id}))
        evidence.changes.append(Change(item.hour, "stories_story", "new", seen, 1000 * place + 1))


def freed_side_by_side(evidence, truth):
    for item in unnamed(evidence):
        evidence.remnants.append(Seen(frozenset({truth[item.id]}), frozenset({item.id})))


LEAKS = [
    (a_column, "joins"), (a_job_argument, "joins"), (a_member_row_in_the_hour, "hour by hour: accounts_member"),
    (a_list_that_grows, "hour by hour: accounts_quota"), (a_row_in_the_transaction, "log: same transaction"),
    (a_row_touched_just_before, "log: order"), (one_tag_for_all, "tags that come again: stories_draft"),
    (a_number_of_order, "rows: order"), (freed_side_by_side, "freed pages"),
]


@pytest.mark.parametrize(("leak", "attack"), LEAKS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_leak_put_there_on_purpose_is_found(leak, attack):
    evidence, truth = a_month()
    leak(evidence, truth)
    found = tried(evidence, truth, attack)
    assert found.gains
    assert found.first > 0.6, "public pages name one in fifteen"


@pytest.mark.parametrize("name", ["joins", "log: same transaction", "log: order", "freed pages", "every hour, all of it"])
def test_without_one_there_is_nothing_to_gain(name):
    evidence, truth = a_month()
    found = tried(evidence, truth, name)
    assert not found.gains and found.first < 0.2


def test_what_happens_to_anybody_is_no_gain():
    """Rows that change by chance, and tags that come once, must not look like something."""
    evidence, truth = a_month()
    chance = random.Random(3)
    for hour in range(HOURS):
        seen = Seen(frozenset(chance.sample(range(MEMBERS), 3)))
        evidence.changes.append(Change(hour, "accounts_member", "changed", seen))
        evidence.changes.append(Change(hour, "stories_draft", "new", Seen(marks=frozenset({chance.randbytes(32)}))))
    for name in ("hour by hour: accounts_member", "tags that come again: stories_draft"):
        assert not tried(evidence, truth, name).gains


def test_people_are_drawn_for_the_interval_not_items():
    one_prolific = dict.fromkeys(range(100), 1.0) | {100: 0.0, 101: 0.0}
    truth = dict.fromkeys(range(100), 1) | {100: 2, 101: 3}
    low, high = judge.interval(one_prolific, truth, 1)
    assert low == 0.0 and high == 1.0


def test_who_joined_later_cannot_have_written_it():
    evidence, _ = a_month()
    late = replace(evidence.items[-1], hour=5)
    evidence.joined[3] = 9
    assert 3 not in evidence.possible(late) and len(evidence.possible(late)) == MEMBERS - 1


def test_the_page_says_what_the_figures_say():
    runs = write.kept()
    page = write.PAGE.read_text()
    assert filled(page, {"lives": write.lives(runs), "attacks": write.tables(runs)}) == page
    named = {one["name"] for one in runs["sqlite"]["outcomes"]}
    assert named >= {"joins", "log: order", "freed pages", "every hour, all of it", "every night, rows"}
