"""An export holds everything its owner gave, under whichever face, and nothing of anybody else's."""

import json
from dataclasses import fields

import pytest

from tealight.accounts.losses import Loss
from tests import make
from tests.accounts.packed import again, fetched, lying

pytestmark = pytest.mark.usefixtures("empty_folder")


def test_it_holds_what_was_written_under_every_face_and_for_every_audience(ada, ben):
    owner = make.a_circle(make.in_room(ada), ben)
    told = {
        "named": make.a_story(owner, "Said *as myself*.", title="A Tuesday", room="late-loss"),
        "alone": make.a_story(owner, "For nobody but me.", audience="me"),
        "circle": make.a_story(owner, "For my own people.", audience="circle"),
        "unnamed": make.a_story(owner, "I never said this aloud.", anonymous=True),
    }
    theirs = make.a_story(ben, "Ben’s own evening.", title="Ben’s title")
    make.a_reply(again(ada), theirs, "Answered as nobody.", anonymous=True)
    make.a_reply(again(ada), told["named"], "Answered as myself.")
    from tealight.stories.actions.withdraw_story import withdraw_story

    back = make.a_story(again(ada), "Taken back again.")
    withdraw_story(viewer=again(ada), now=make.NOW, story=back)

    book = fetched(ada)
    stories = {story["text"]: story for story in book.json("stories")}
    assert stories.keys() == {"Said *as myself*.", "For nobody but me.", "For my own people.", "I never said this aloud.", "Taken back again."}
    assert [stories[text]["anonymous"] for text in ("Said *as myself*.", "I never said this aloud.")] == [False, True]
    assert stories["I never said this aloud."]["written_as"] != "Ada"
    assert stories["Taken back again."]["state"] == "taken back"
    assert {reply["text"] for reply in book.json("replies")} == {"Answered as nobody.", "Answered as myself."}
    pages = [book.words(name) for name in book.files if name.startswith("stories/")]
    assert len(pages) == 5 and any("Said as myself." in page and "Late loss" in page for page in pages)
    assert "anonymously, as" in book.words("replies.html")


def test_nothing_of_anybody_elses_is_in_it(ada, ben, cy):
    mine = make.a_story(ada, "My own words.", anonymous=True)
    theirs = make.a_story(ben, "The words of Ben.", title="What Ben called it")
    make.a_reply(ben, mine, "Ben answers.")
    make.a_reply(cy, mine, "Somebody answers, unnamed.", anonymous=True)
    make.a_reply(again(ada), theirs, "I answer.")
    make.a_reply(ben, theirs, "Ben again.")
    from tealight.accounts.actions.keep_story import keep_story
    from tealight.stories.actions.react import react

    keep_story(viewer=again(ada), now=make.NOW, story_id=theirs)
    react(viewer=again(ada), now=make.NOW, story=theirs, kind="with-you")
    book = fetched(ada)
    for words in ("The words of Ben", "What Ben called it", "Ben answers", "Somebody answers", "Ben again"):
        assert words not in book.all, words
    assert "My own words." in book.all and "I answer." in book.all
    assert book.json("reactions") == [{"kind": "with-you", "story": f"/stories/{theirs}/"}]
    assert f"/stories/{theirs}/" in book.words("account.html")
    assert not {"answers", "answered", "count"} & {key for story in book.json("stories") for key in story}


def test_two_people_never_find_anything_of_each_others(ada, ben):
    for who, word in ((ada, "heron"), (ben, "kestrel")):
        make.a_story(again(who), f"A {word} over the water.", anonymous=True)
        make.a_story(again(who), f"A {word} for me.", audience="me")
    for who, word, other in ((ada, "heron", "kestrel"), (ben, "kestrel", "heron")):
        book = fetched(who)
        assert book.all.count(f"A {word} over the water.") and other not in book.all


def test_what_was_said_in_a_circle_since_left_is_named_and_stays_shut(ada, ben):
    from tealight.groups.actions.leave_circle import leave_circle

    owner = make.a_circle(ben, ada)
    story = make.a_story(owner, "For you.", audience="circle")
    make.a_reply(again(ada), story, "Said among us.")
    leave_circle(viewer=again(ada), now=make.NOW, circle=owner.own_circle)
    book = fetched(ada)
    assert "Said in a circle you are not in any more." in book.words("replies.html")
    assert "Said among us." not in book.all and book.json("replies")[0]["opens"] is False


def test_drafts_losses_circle_rooms_choices_and_messages_are_in_it(ada, ben, cy, browser_of):
    from tealight.accounts.actions.block_persona import block_persona
    from tealight.accounts.actions.keep_loss import keep_loss
    from tealight.help.actions.write_to_team import write_to_team
    from tealight.kernel.ids import new_id

    owner = make.in_room(make.a_circle(ada, ben))
    keep_loss(viewer=owner, now=make.NOW, loss=Loss(id=new_id(), kinds=("late",), path=("birth",), season="march", year=2021, word="name", name="Maren"))
    block_persona(viewer=again(ada), now=make.NOW, persona_id=cy.persona_id)
    browser = browser_of(again(ada))
    browser.send(browser.get("/stories/new/").form("/stories/new/"), press="do=keep", body="Begun in the night.", title="", audience="members")
    for says, number in ((True, 1), (False, 2)):
        write_to_team(viewer=again(ada), now=make.NOW, body=f"A question, {'named' if says else 'unnamed'}.", reply_to="", says_who=says, form_number=number)
    book = fetched(ada)
    assert "Begun in the night." in book.words("drafts.html")
    assert book.json("drafts")[0]["fields"]["body"] == "Begun in the night."
    account = book.words("account.html")
    assert "Maren" in account and "March 2021" in account and "Cy" in account
    (own,) = (entry for entry in book.json("account") if "pen_name" in entry)
    assert own["losses"][0]["path"] == ["birth"] and "Late loss · Labour and birth · March 2021" in book.words("account.html")
    assert own["losses"][0]["name"] == "Maren" and own["blocked"] == ["Cy"]
    assert "Late loss" in book.words("rooms.html") and "Ben" in book.words("circles.html")
    assert "A question, named." in book.words("messages.html") and "unnamed" not in book.words("messages.html")


def test_a_room_that_was_asked_for_is_in_it_with_the_line_to_the_team(ada, ben):
    from tealight.groups.actions.ask_to_join import ask_to_join
    from tealight.groups.models import Group

    make.the_rooms()
    room = Group.objects.filter(opened_on__isnull=False).first()
    Group.objects.filter(id=room.id).update(joining="request")
    for who, line in ((ada, "I would like to listen first."), (ben, "A line of Ben’s.")):
        ask_to_join(viewer=again(who), now=make.NOW, group=room.id, line=line)
    book = fetched(ada)
    assert [told["line"] for told in book.json("rooms")] == ["I would like to listen first."]
    assert "I would like to listen first." in book.words("rooms.html") and "A line of Ben" not in book.all


def test_every_field_of_the_record_is_given_or_says_why_not():
    from tealight.accounts.queries.given import NOT_GIVEN, RECORD
    from tealight.accounts.record import Record

    assert not RECORD.keys() & NOT_GIVEN.keys()
    assert RECORD.keys() | NOT_GIVEN.keys() == {field.name for field in fields(Record)}


def test_what_is_given_of_the_record_is_in_the_file(ada):
    from tealight.accounts.queries.given import RECORD

    (own,) = (entry for entry in fetched(ada).json("account") if "pen_name" in entry)
    assert RECORD.keys() <= own.keys()


def test_every_kind_of_thing_has_its_part():
    from tealight.config.kinds import KINDS

    # The page of a pen name stands in the part of the account; an address for new articles is joined to nobody's account.
    without = [kind for kind, entry in KINDS.items() if not entry.export]
    assert without == ["persona", "subscriber", "export"], "a part of its own, or the reason here"


def test_a_secret_that_opens_a_door_is_not_in_it(ada):
    from tealight.accounts.models import Member

    owner = make.a_circle(ada)
    secret = make.a_second_step(owner)
    book = fetched(ada)
    row = Member.objects.get(id=ada.member_id)
    for hidden in (secret, row.password, owner.circles[owner.own_circle].hex(), str(ada.member_id)):
        assert hidden not in book.all


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "\u202etxet\u202c <b onclick=x>"])
def test_words_are_words_and_run_nothing(ada, words):
    make.a_story(ada, words, title=words[:100])
    make.a_reply(again(ada), make.a_story(again(ada), "Here."), words)
    make.a_story(again(ada), words, audience="me")
    from tealight.accounts.actions.write_line import write_line

    write_line(viewer=again(ada), now=make.NOW, line=words[:100])
    book = fetched(ada)
    for name in book.files:
        if name.endswith(".html"):
            book.page(name)
            assert not [e for e in book.page(name).iter("a") if not e.get("href").startswith(("../", "http")) and ":" in e.get("href")]
    assert words in {reply["text"] for reply in book.json("replies")}


def test_every_page_leads_to_pages_that_are_there_and_says_its_name(ada):
    make.a_story(ada, "One.", title="عنوان")
    make.a_story(again(ada), "Two.")
    book = fetched(ada)
    titles = set()
    for name in (name for name in book.files if name.endswith(".html")):
        root = book.page(name)
        titles.add("".join(root.find("head/title").itertext()))
        assert len(list(root.iter("h1"))) == 1 and root.get("lang") == "en-GB"
        for link in root.iter("a"):
            assert book.leads_to(name, link.get("href")) in book.files, (name, link.get("href"))
    assert len(titles) == len([name for name in book.files if name.endswith(".html")])
    assert "عنوان" in book.words("stories.html") and "Without a title" in book.words("stories.html")
    assert json.loads(book.files["json/stories.json"])


def test_a_new_member_has_one_too(ada):
    book = fetched(ada)
    assert "There is nothing here." in book.words("stories.html") and len(lying()) == 1


def test_photos_are_in_it_one_after_the_other(ada, ben):
    from tests.media.sending import a_photo
    from tests.media.shared import chosen, draw_all

    make.a_story(ada, "With two.", photos=chosen(ada, {"alt": "A <quiet> beach"}, {"line": "Evening"}), anonymous=True)
    make.a_story(ben, "Ben’s.", photos=chosen(ben, {"alt": "Not yours"}))
    draw_all()
    make.a_story(again(ada), "One not drawn yet.", photos=chosen(again(ada), {"alt": "Later"}))
    a_photo(again(ada))
    book = fetched(ada)
    by_text = {told["text"]: told["photos"] for told in book.json("stories")}
    shared = by_text["With two."]
    assert [photo["alt"] for photo in shared] == ["A <quiet> beach", ""] and shared[1]["line"] == "Evening"
    assert by_text["One not drawn yet."] == [{"file": "", "alt": "Later", "line": ""}]
    named = [photo["file"] for photos in by_text.values() for photo in photos if photo["file"]]
    sent = [photo["file"] for told in book.json("uploads") for photo in told["photos"]]
    assert sorted(named + sent) == sorted(name for name in book.files if name.startswith("photos/")) and len(sent) == 1
    assert all(book.files[name].startswith(b"\xff\xd8\xff") for name in named + sent)
    shown = [img.get("alt") for name in book.files if name.startswith("stories/") for img in book.page(name).iter("img")]
    assert sorted(shown) == ["A <quiet> beach", "A photo of yours"] and "Not yours" not in book.all
