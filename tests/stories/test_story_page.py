"""The page of one story, as those meet it who may read it."""

from datetime import timedelta

from tests import make
from tests.stories.wishes import keeps_away, takes_back, wishes


def test_a_member_reads_a_story_and_who_wrote_it(ada, ben, browser_of):
    story = make.a_story(
        ada, "Nobody warns you about the *admin*.", title="The ticket machine", need="been-through"
    )
    page = browser_of(ben).get(f"/stories/{story}/")
    assert page.heading == "The ticket machine"
    for words in ("Ada", "Nobody warns you about the admin.", "Has anyone been through this?", "For all members"):
        assert words in page.main
    assert "<em>admin</em>" in page.html
    assert page.response["Cache-Control"] == "no-store"


def test_the_line_above_names_the_room_or_the_circle(ada, ben, browser_of):
    ada, ben = make.in_room(ada), make.in_room(ben)
    told = make.a_story(ada, room="late-loss")
    assert "Late loss and stillbirth · for people in this room" in browser_of(ben).get(f"/stories/{told}/").main
    ada = make.a_circle(ada, ben)
    family = make.a_story(ada, audience="circle")
    assert "For your circle" in browser_of(ada).get(f"/stories/{family}/").main
    assert "For a circle you are in" in browser_of(ben).get(f"/stories/{family}/").main
    alone = make.a_story(ada, audience="me")
    assert "Only you can read this" in browser_of(ada).get(f"/stories/{alone}/").main


def test_only_the_hour_is_told(ada, ben, browser_of):
    story = make.a_story(ada, now=make.NOW - timedelta(days=30, minutes=17))
    page = browser_of(ben).get(f"/stories/{story}/")
    for finer in (":43", ":17", "minute", "datetime="):
        assert finer not in page.html


def test_the_notes_are_printed_in_plain_words_but_a_filter_only_note_is_not(ada, ben, browser_of):
    story = make.a_story(ada, notes=["physical-detail", "tfmr", "living-children"])
    page = browser_of(wishes(ben)).get(f"/stories/{story}/")
    assert "Notes: living children, physical detail" in page.main
    for hidden in ("tfmr", "medical reasons", "end a pregnancy"):
        assert hidden not in page.html.partition('id="replies"')[0]


def test_a_paragraph_with_a_note_is_covered_alone(ada, ben, browser_of):
    story = make.a_story(ada, "First.\n\n[note: physical-detail]\nThe tiles.\n\nLast.")
    ben = wishes(ben, physical_detail="cover")
    page = browser_of(ben).get(f"/stories/{story}/")
    assert "tiles" not in page.html
    assert "A paragraph with physical detail." in page.main
    assert page.main.index("First.") < page.main.index("A paragraph with") < page.main.index("Last.")
    (way,) = [link for link in page.links() if "open=p1" in link]
    assert "The tiles." in browser_of(ben).get(way.partition("#")[0]).main


def test_a_paragraph_left_out_leaves_no_trace(ada, ben, browser_of):
    story = make.a_story(ada, "First.\n\n[note: birth]\nThe waiting room was full.\n\nLast.")
    page = browser_of(wishes(ben, birth="leave-out")).get(f"/stories/{story}/")
    assert "waiting room" not in page.html
    assert "A paragraph" not in page.main
    assert "First." in page.main
    assert "Last." in page.main


def test_the_author_sees_their_own_words_whatever_they_filter(ada, browser_of):
    story = make.a_story(ada, "Mine.\n\n[note: birth]\nAlso mine.", notes=["physical-detail"])
    page = browser_of(wishes(ada, physical_detail="cover", birth="leave-out")).get(f"/stories/{story}/")
    assert "Mine." in page.main
    assert "Also mine." in page.main


def test_a_room_lifts_a_filter_for_those_in_it_only(ada, ben, browser_of):
    ada = make.in_room(ada, "late-loss")
    story = make.a_story(ada, "The small coat.", notes=["baby-detail"], room="late-loss")
    elsewhere = make.a_story(ada, "The small hat.", notes=["baby-detail"])
    ben = make.in_room(wishes(ben, baby_detail="leave-out"), "late-loss")
    assert "The small coat." in browser_of(ben).get(f"/stories/{story}/").main
    assert "The small hat." not in browser_of(ben).get(f"/stories/{elsewhere}/").html
    feed = browser_of(ben).get("/stories/").main
    assert "The small coat." in feed
    assert "The small hat." not in feed


def test_the_author_is_told_what_keeps_their_words_from_others(ada, browser_of):
    held = make.a_story(ada, "See https://example.org/leaflet")
    page = browser_of(ada).get(f"/stories/{held}/").main
    assert "Your words are saved. Members cannot see them yet" in page
    assert "You are not in trouble." in page
    back = make.a_story(ada, "Told too soon.")
    takes_back(ada, back)
    page = browser_of(ada).get(f"/stories/{back}/").main
    assert "You took this story back. Only you can read it." in page
    assert "Told too soon." in page


def test_a_removed_story_is_its_authors_alone(ada, ben, mira, browser_of, stories):
    story = make.a_story(ada, "Unkind words.")
    stories.filter(id=story).update(removed_on=make.NOW.date())
    assert "The team took this story down." in browser_of(ada).get(f"/stories/{story}/").main
    for viewer in (ben, mira):
        assert browser_of(viewer).get(f"/stories/{story}/").status == 404


def test_an_author_finds_their_tools_and_a_reader_does_not(ada, ben, browser_of):
    story = make.a_story(ada)
    own, other = browser_of(ada).get(f"/stories/{story}/"), browser_of(ben).get(f"/stories/{story}/")
    for way in ("edit", "withdrawal"):
        assert f"/stories/{story}/{way}/" in own.links()
        assert f"/stories/{story}/{way}/" not in other.links()
    assert "Close replies" in own.main
    assert "Close replies" not in other.main
    assert "Block" not in own.main
    assert "Block" in other.main


def test_a_story_by_someone_kept_away_is_covered_when_a_link_leads_there(ada, ben, browser_of):
    story = make.a_story(ada, "Some words.", title="A title")
    for way in ("block", "mute", "hide"):
        reader = keeps_away(make.a_person(f"Reader {way}"), way, ada)
        page = browser_of(reader).get(f"/stories/{story}/")
        assert "A story by someone you asked not to meet." in page.main
        for leak in ("Some words", "A title", "Ada", str(ada.persona_id)):
            assert leak not in page.html, (way, leak)


def test_a_face_of_one_story_leads_to_no_page_and_can_only_be_hidden(ada, ben, browser_of, stories):
    from tealight.accounts.models import Persona

    story = make.a_story(ada, "Without my name.")
    anonymous = Persona.objects.create(
        kind="thread", name="Still Water", name_key="stillwater", story=story, owner_tag=b"o" * 32
    )
    stories.filter(id=story).update(persona=anonymous)
    page = browser_of(ben).get(f"/stories/{story}/")
    assert "Still Water" in page.main
    assert "anonymous in this story" in page.main
    assert f"/people/{anonymous.id}/" not in page.html
    assert "Hide this person" in page.main
    assert "Block" not in page.main
    assert browser_of(ben).post(f"/stories/{story}/distance/block/").status == 404
    assert browser_of(ben).post(f"/stories/{story}/distance/hide/").status == 303


def test_a_story_for_anyone_is_read_without_an_account_where_the_operator_allows_it(place, anybody, ada):
    from tealight.place.actions.shape_place import shape_place

    shape_place(viewer=make.TEST, now=make.NOW, anyone_audience_on=make.NOW.date())
    story = make.a_story(ada, "For anyone at all.", audience="anyone")
    page = anybody.get(f"/stories/{story}/")
    assert "For anyone at all." in page.main
    assert "/sign-in/" in "".join(page.links())
    assert not [form for form in page.forms if form.action.startswith("/stories/")]
    shape_place(viewer=make.TEST, now=make.NOW, anyone_audience_on=None)
    assert anybody.get(f"/stories/{story}/", follow=False).goes_to.startswith("/sign-in/")
