"""After a theft circles get other keys, too: at each step everyone in one reads all of it, and the thief in the end nothing."""

from datetime import timedelta

import pytest

from tealight.groups.actions.accept_circle_invitation import accept_circle_invitation
from tealight.groups.actions.invite_to_circle import invite_to_circle
from tealight.groups.actions.leave_circle import leave_circle
from tealight.groups.actions.make_circle import make_circle
from tealight.groups.actions.remove_from_circle import remove_from_circle
from tealight.groups.keys import circle_generations
from tealight.groups.models import Circle
from tealight.groups.queries import my_circle
from tealight.kernel.crypto import SealBroken, generations
from tealight.kernel.crypto.keys import Generation, Keys
from tealight.operations import rekeying
from tealight.stories.models import Reply, Story
from tests import make
from tests.media.shared import answers, words_of
from tests.operations.lived import again, begun, is_done, no_files, rest

pytestmark = pytest.mark.slow

#: any number a stolen key may be said to have: what it does not open, it does not open under another number
NUMBERS = range(1, 6)


@pytest.fixture
def circle(place):
    """Ada's circle with Ben in it: a story, and an answer."""
    long_ago = make.NOW.date() - timedelta(days=90)
    ben = make.a_person("Ben", joined_on=long_ago)
    owner = make.a_circle(make.a_person("Ada", joined_on=long_ago), ben)
    story = make.a_story(owner, "For you.", audience="circle")
    make.a_reply(again(ben), story)
    return Told(owner, ben, story)


class Told:
    def __init__(self, ada, ben, story):
        self.ada, self.ben, self.story = ada, ben, story
        self.id = ada.own_circle
        self.said = {"For you.", "I’m so sorry."}

    def check(self, *people):
        """Each reads all that was said, and the owner who is in it."""
        for who in map(again, people or (self.ada, self.ben)):
            rows = [*Story.objects.filter(circle=self.id), *Reply.objects.filter(story=self.story).select_related("story")]
            assert {words_of(row, who).source for row in rows} == self.said
        assert my_circle(again(self.ada), make.NOW).people

    def says(self, who, words):
        make.a_reply(again(who), self.story, words)
        self.said.add(words)


def steps():
    """Everything a circle goes through, a record or a row at each turn."""
    begun()
    yield from rekeying.move_all(lambda seconds: None)
    yield from rekeying.let_old_keys_of_circles_go()
    generations.end()


def key_of(viewer, circle):
    return circle_generations(again(viewer).circles[circle])


def opens(keys, purpose, row, sealed):
    try:
        keys.open(purpose, row, sealed)
    except SealBroken:
        return False
    return True


# ── while it goes on ─────────────────────────────────────────────────────────────────────────────
def test_after_each_record_and_each_row_all_read_all_and_what_they_say_meanwhile(circle):
    for number, (kind, _) in enumerate(steps()):
        if kind == "records with circles":
            circle.says((circle.ada, circle.ben)[number % 2], f"Said at {number}.")
        circle.check()
    assert len(circle.said) > 6
    assert len(key_of(circle.ada, circle.id)) == 1 and key_of(circle.ada, circle.id) == key_of(circle.ben, circle.id)


@pytest.mark.parametrize("killed_at", [1, 3, 5, 8, 10])
def test_killed_at_any_step_and_done_again_circles_have_one_new_key(circle, killed_at):
    old = key_of(circle.ada, circle.id)
    going = steps()
    for _ in range(killed_at):
        next(going)
    going.close()
    circle.check()
    rest()
    assert is_done() and rekeying.left_over() == ()
    circle.check()
    (new,) = {*key_of(circle.ada, circle.id).values(), *key_of(circle.ben, circle.id).values()}
    assert new not in old.values()


def test_everybody_in_a_circle_can_open_with_its_new_key_before_anybody_writes_with_it(circle):
    known, waits = [], []
    begun()
    for _ in rekeying.give_circles_new_keys(lambda seconds: waits.append((seconds, len(known)))):
        known.append([list(key_of(who, circle.id)) for who in (circle.ada, circle.ben)])
    for ada, ben in known:
        if 2 in (ada[0], ben[0]):
            assert 2 in ada and 2 in ben, "one would write what the other can not read"
    (first, learned), (second, writing) = waits
    assert first == second == generations.LEARNED_AFTER, "an answer on its way was begun with what was known before"
    assert known[learned - 1] == [[1, 2], [1, 2]] and known[writing - 1] == [[2, 1], [2, 1]]


def test_what_somebody_wrote_who_had_not_learned_yet_keeps_the_old_key_until_it_has_moved(circle):
    late = again(circle.ben)
    going = steps()
    while next(going)[0] != "people of circles":
        pass
    list(rekeying.move())
    make.a_reply(late, circle.story, "Late.")
    circle.said.add("Late.")
    assert rekeying.left_over() == ("1 replies",)
    circle.check()
    rest()
    circle.check()


def test_a_circle_without_a_new_key_keeps_the_old_keys_in_the_ring(circle, monkeypatch):
    monkeypatch.setattr(rekeying, "give_circles_new_keys", lambda wait: iter(()))
    with pytest.raises(rekeying.NotRekeyed, match="2 records with circles"):
        rest()
    circle.check()


# ── who comes and goes meanwhile ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("joins_at", [3, 4, 7, 12])
def test_who_comes_in_meanwhile_reads_all_and_all_read_them(circle, cy, joins_at):
    token = invite_to_circle(viewer=again(circle.ada), now=make.NOW)
    for number, _ in enumerate(steps()):
        if number == joins_at:
            accept_circle_invitation(viewer=again(cy), now=make.NOW, token=token)
            circle.says(cy, "I am here.")
        circle.check(circle.ada, circle.ben, *([cy] if number >= joins_at else []))
    circle.says(cy, "And now.")
    circle.check(circle.ada, circle.ben, cy)
    assert key_of(cy, circle.id) == key_of(circle.ada, circle.id) and len(key_of(cy, circle.id)) == 1


def test_who_comes_in_while_it_waits_learns_before_anybody_writes_with_the_new_key(circle, cy):
    token, behind = invite_to_circle(viewer=again(circle.ada), now=make.NOW), []

    def wait(seconds):
        if not behind:  # in the moment before Ada's record learned, and seen only now
            behind.append(circle.ada)
            accept_circle_invitation(viewer=again(cy), now=make.NOW, token=token)
            only_old(cy, circle.id)

    begun()
    for _ in rekeying.give_circles_new_keys(wait):
        circle.check(circle.ada, circle.ben, *([cy] if behind else []))
    assert list(key_of(cy, circle.id)) == [2, 1]


def only_old(who, circle):
    from tealight.accounts.actions.change_record import change_record
    from tealight.groups.keys import circle_key

    old = {1: key_of(who, circle)[1]}
    change_record(who.member_id, lambda record: record.circles.update({str(circle): circle_key(old).hex()}))


@pytest.mark.parametrize("how", ["is taken out", "leaves"])
@pytest.mark.parametrize("goes_at", [3, 5, 9])
def test_who_goes_meanwhile_keeps_nothing(circle, how, goes_at):
    for number, _ in enumerate(steps()):
        if number == goes_at and how == "leaves":
            leave_circle(viewer=again(circle.ben), now=make.NOW, circle=circle.id)
        elif number == goes_at:
            remove_from_circle(viewer=again(circle.ada), now=make.NOW, persona=circle.ben.persona_id)
        assert (number >= goes_at) == (circle.id not in again(circle.ben).circles)
    row = Story.objects.get(id=circle.story)
    assert words_of(row, again(circle.ada)).source == "For you."
    assert my_circle(again(circle.ada), make.NOW).people == ()


def test_who_is_taken_out_in_the_very_moment_learns_nothing(circle, monkeypatch):
    from tealight.groups.actions import rekey_circles

    real = rekey_circles.open_record

    def and_out(member, keys):
        record = real(member, keys)
        if member.id == circle.ben.member_id:
            remove_from_circle(viewer=again(circle.ada), now=make.NOW, persona=circle.ben.persona_id)
        return record

    monkeypatch.setattr(rekey_circles, "open_record", and_out)
    for _ in steps():
        pass
    assert again(circle.ben).circles == {}


def test_a_circle_made_meanwhile_is_new_and_stays_as_it_is(circle):
    begun()
    make_circle(viewer=again(circle.ben), now=make.NOW)
    its = again(circle.ben).own_circle
    made = key_of(circle.ben, its)
    rest()
    assert key_of(circle.ben, its) == made


def test_links_into_a_circle_are_found_by_their_owner_under_both_keys(circle):
    invite_to_circle(viewer=again(circle.ada), now=make.NOW)
    begun()
    list(rekeying.give_circles_new_keys(lambda seconds: None))
    invite_to_circle(viewer=again(circle.ada), now=make.NOW)
    assert len(my_circle(again(circle.ada), make.NOW).invitations) == 2
    remove_from_circle(viewer=again(circle.ada), now=make.NOW, persona=circle.ben.persona_id)
    assert my_circle(again(circle.ada), make.NOW).invitations == ()


# ── the thief ────────────────────────────────────────────────────────────────────────────────────
def test_what_was_said_in_a_circle_is_noise_to_the_thief_of_its_old_key(circle, django_capture_on_commit_callbacks):
    no_files()
    with django_capture_on_commit_callbacks(execute=True):
        reply = answers(again(circle.ben), circle.story, {"alt": "A tree"}).reply
    (stolen,) = key_of(circle.ada, circle.id).values()
    thief = [Keys.from_secrets({number: stolen}, circle.id) for number in NUMBERS]

    def read_by_thief():
        sealed = [("words", row.id, row.sealed) for model in (Story, Reply) for row in model.objects.all()]
        sealed += [("circle-roster", row.id, row.roster) for row in Circle.objects.all()]
        return [any(opens(keys, *one) for keys in thief) for one in sealed]

    def photo():
        return words_of(Reply.objects.select_related("story").get(id=reply), again(circle.ben)).pictures[0].key

    assert read_by_thief() == [True] * 4
    was = photo()
    with django_capture_on_commit_callbacks(execute=True):
        rest()
    circle.says(circle.ben, "After it.")
    assert read_by_thief() == [False] * 5
    circle.check()
    assert photo() != was
    no_files()


def test_no_record_that_holds_a_new_key_of_a_circle_ever_stands_under_stolen_keys(circle):
    """Whoever has the stolen ring and copies the tables at any moment finds no new key in a record."""
    from tealight.accounts.models import Member

    stolen = generations.everybody().members
    ours = {
        member: [Keys(member, (Generation(number, one.root, one.data),)) for one in keys.generations for number in NUMBERS]
        for member, keys in stolen.items()
    }
    for _ in steps():
        for row in Member.objects.filter(id__in=[circle.ada.member_id, circle.ben.member_id]):
            if len(key_of(circle.ada, circle.id)) > 1 or 2 in key_of(circle.ben, circle.id):
                assert not any(opens(keys, "member-record", row.id, row.record) for keys in ours[row.id])


def test_records_of_those_in_no_circle_change_with_the_others(circle, cy):
    from tealight.accounts.models import Member

    begun()
    list(rekeying.move(("records of members",)))
    before = {row: bytes(record) for row, record in dict(Member.objects.values_list("id", "record")).items()}
    list(rekeying.give_circles_new_keys(lambda seconds: None))
    after = dict(Member.objects.values_list("id", "record"))
    assert all(bytes(after[row]) != record for row, record in before.items())
