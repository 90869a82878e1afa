"""An old backup beside today's ring: what was erased since is erased again before anybody is let in."""

import pytest

from tealight.accounts.actions.close_account import close_account
from tealight.accounts.closing import erase_all
from tealight.accounts.erasures import erase_again
from tealight.accounts.models import Member, Persona
from tealight.accounts.names import GONE
from tealight.accounts.queries import face, load_person
from tealight.kernel.crypto import SealBroken, journal, member_keys
from tealight.kernel.crypto.models import Erased
from tealight.kernel.crypto.ring import KeysMissing
from tealight.search.models import Passage
from tealight.stories.actions.erase_reply import erase_reply
from tealight.stories.actions.erase_story import erase_story
from tealight.stories.models import Reply, Story
from tests import make
from tests.groups.dump import changed, dump
from tests.make import NOW

#: rows in the order in which they can be laid again
KINDS = (Persona, Member, Story, Reply)


def again(viewer):
    return make.as_viewer(viewer.member_id)


class Backup:
    """The rows as they were; laid again beside a ring that has gone on."""

    def __init__(self):
        self.rows = {kind: list(kind.objects.all()) for kind in KINDS}

    def restore(self):
        for kind in reversed(KINDS):
            known = [row.id for row in self.rows[kind]]
            kind.objects.exclude(id__in=known).delete()
        for kind in KINDS:
            for row in sorted(self.rows[kind], key=lambda row: getattr(row, "answers_id", None) is not None):
                row._state.adding = not kind.objects.filter(id=row.id).exists()
                row.save()


@pytest.fixture
def told(ada, ben):
    """Ada's words, and Ben's beside them."""
    ada = make.a_circle(ada, ben)
    bens = make.a_story(ben, "Of Ben.")
    told = {
        "bens": bens, "named": make.a_story(ada, "Told as myself."), "other": make.a_story(ada, "Another evening."),
        "private": make.a_story(ada, "For me.", audience="me"), "back": make.a_story(ada, "Too soon."),
        "unnamed": make.a_story(again(ada), "Told as nobody.", anonymous=True), "reply": make.a_reply(ada, bens, "To Ben."),
    }
    told["answered"] = make.a_reply(ada, bens, "To Ben, too.")
    make.a_reply(ben, bens, "To Ada.", answers=told["answered"])
    return told


def stories() -> set[int]:
    return set(Story.objects.values_list("id", flat=True))


def test_single_things_that_came_back_are_erased_again(ada, told):
    backup = Backup()
    erase_story(viewer=again(ada), now=NOW, story=told["named"])
    erase_story(viewer=again(ada), now=NOW, story=told["unnamed"])
    for reply in ("reply", "answered"):
        erase_reply(viewer=again(ada), now=NOW, reply=told[reply])
    backup.restore()
    assert {told["named"], told["unnamed"]} <= stories() and Reply.objects.get(id=told["answered"]).parts
    assert erase_again(NOW) == 4
    assert stories() == {told[name] for name in ("bens", "other", "private", "back")}
    assert not Reply.objects.filter(id=told["reply"]).exists()
    assert Reply.objects.get(id=told["answered"]).parts == [], "its place stays, for what answered it"
    assert not Passage.objects.filter(thing__in=[told["named"], told["unnamed"], told["reply"], told["answered"]]).exists()


@pytest.mark.parametrize("keep_words", [True, False])
def test_an_account_that_came_back_is_noise_and_is_erased_again(ada, told, keep_words):
    from tests.stories.wishes import takes_back

    backup = Backup()
    takes_back(again(ada), told["back"])
    close_account(viewer=again(ada), now=NOW, keep_words=keep_words, anonymous="once")
    erase_all(ada.persona_id, keep_words, NOW)
    kept = stories()
    backup.restore()
    # Before anything is erased again: nobody's, and nobody can open what was sealed.
    member = Member.objects.get(id=ada.member_id)
    assert load_person(ada.member_id, NOW) is None
    with pytest.raises(KeysMissing):
        member_keys(ada.member_id)
    with pytest.raises(SealBroken):
        member.record.open_json(member_keys(make.a_member("Another")), member.id)
    assert erase_again(NOW) > 0
    assert face(ada.persona_id).name == GONE and not Member.objects.filter(id=ada.member_id).exists()
    assert stories() == kept == ({told[name] for name in ("bens", "named", "other")} if keep_words else {told["bens"]})


def test_done_again_it_changes_nothing(ada, told):
    erase_story(viewer=again(ada), now=NOW, story=told["named"])
    close_account(viewer=again(ada), now=NOW, keep_words=True)
    erase_all(ada.persona_id, True, NOW)
    erase_again(NOW)
    before = dump()
    assert erase_again(NOW) == 0
    assert changed(before, dump()) == {}


def test_it_is_in_the_journal_before_it_is_gone(ada, told, monkeypatch):
    """Killed in between, the next start does what was asked for."""
    from tealight.stories.actions import erase_story as deed

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(deed, "erase_row_of_story", killed)
        erase_story(viewer=again(ada), now=NOW, story=told["named"])
    assert told["named"] in stories() and [told["named"]] in list(journal.erased("story"))
    assert erase_again(NOW) == 1 and told["named"] not in stories()


def test_what_was_only_asked_for_is_in_no_journal(ada, ben, told):
    from tealight.kernel.verdict import Refused

    with pytest.raises(Refused):
        erase_story(viewer=again(ben), now=NOW, story=told["named"])
    assert not Erased.objects.exists()
    assert erase_again(NOW) == 0 and told["named"] in stories()


def test_the_journal_names_no_member_and_no_face_made_for_one_story(ada, told):
    faces = set(again(ada).thread_personas.values())
    close_account(viewer=again(ada), now=NOW, keep_words=False, anonymous="once")
    erase_all(ada.persona_id, False, NOW)
    things = set(Erased.objects.values_list("thing", flat=True))
    assert told["unnamed"] in things and ada.persona_id in things
    assert things.isdisjoint(faces | {ada.member_id})
