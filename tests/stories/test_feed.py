"""The list of stories: what stands in it, in which order, and how it ends."""

from datetime import timedelta

from tests import make
from tests.stories.wishes import keeps_away, takes_back, wishes

ENDS = "That’s everything for now."


def test_the_newest_story_comes_first_and_the_list_ends(ada, ben, browser_of):
    make.a_story(ada, "The older one.", title="Older", now=make.NOW - timedelta(hours=3))
    make.a_story(ada, "The newer one.", title="Newer", now=make.NOW)
    page = browser_of(ben).get("/stories/")
    assert page.main.index("Newer") < page.main.index("Older")
    assert ENDS in page.main


def test_an_empty_feed_says_where_to_look(ben, browser_of):
    assert "Nothing is here yet. Rooms are where most things are told." in browser_of(ben).get("/stories/").main


def test_the_tab_names_the_place_and_nothing_else(ada, ben, browser_of):
    story = make.a_story(ada, title="The ticket machine")
    for url in ("/stories/", f"/stories/{story}/", f"/people/{ada.persona_id}/", "/kept/", "/stories/mine/"):
        assert browser_of(ben).get(url).title == "Harbour", url


def test_pages_go_by_key_and_show_each_story_once(ada, ben, browser_of):
    for number in range(45):
        make.a_story(ada, "Words.", title=f"Number {number:02}.", now=make.NOW - timedelta(hours=number // 2))
    browser, url, seen = browser_of(ben), "/stories/", []
    for _ in range(5):
        page = browser.get(url)
        seen += [f"{n:02}" for n in range(45) if f"Number {n:02}." in page.main]
        further = [link for link in page.links() if link.startswith("/stories/?before=")]
        if not further:
            break
        assert ENDS not in page.main
        (url,) = further
    assert sorted(seen) == [f"{n:02}" for n in range(45)]
    assert len(seen) == 45
    assert ENDS in page.main


def test_a_new_story_does_not_shift_the_next_page(ada, ben, browser_of):
    for number in range(25):
        make.a_story(ada, "Words.", title=f"Number {number:02}.", now=make.NOW - timedelta(hours=number))
    browser = browser_of(ben)
    (further,) = [link for link in browser.get("/stories/").links() if "before=" in link]
    make.a_story(ada, "Words.", title="Told meanwhile")
    page = browser.get(further)
    assert all(f"Number {number:02}." in page.main for number in range(20, 25))
    assert "Number 19." not in page.main


def test_nonsense_in_the_address_is_the_newest_page(ada, ben, browser_of):
    make.a_story(ada, title="Here")
    browser = browser_of(ben)
    for words in ("1", "2026113020-", "9999999999-1", "2026113020-99999999999999999999", "٢٠٢٦١١٣٠٢٠-١", "%00", "'"):
        assert "Here" in browser.get("/stories/", data={"before": words}).main, words


def test_rooms_not_joined_are_absent_from_the_feed(ada, ben, mira, browser_of):
    ada, ben = make.in_room(ada, "late-loss"), make.in_room(ben, "early-loss")
    make.a_story(ada, title="In the room", room="late-loss")
    assert "In the room" not in browser_of(ben).get("/stories/").main
    assert "In the room" not in browser_of(mira).get("/stories/").main, "who keeps the place may read it, but elsewhere"
    assert "In the room" in browser_of(make.in_room(ben, "late-loss")).get("/stories/").main


def test_what_only_i_can_read_is_among_my_things_and_not_in_the_feed(ada, browser_of):
    make.a_story(ada, title="For nobody", audience="me")
    assert "For nobody" not in browser_of(ada).get("/stories/").main
    mine = browser_of(ada).get("/stories/mine/").main
    assert "For nobody" in mine
    assert "Only you" in mine


def test_a_covered_story_is_one_line_in_the_feed(ada, ben, browser_of):
    make.a_story(ada, "Blood on the tiles.", title="The bathroom", notes=["physical-detail"])
    page = browser_of(wishes(ben, physical_detail="cover")).get("/stories/")
    assert "A story with physical detail." in page.main
    for leak in ("Blood", "bathroom", "Ada", str(ada.persona_id)):
        assert leak not in page.html


def test_a_story_left_out_says_nothing_at_all(ada, ben, browser_of):
    story = make.a_story(ada, "It is a girl.", title="A birth", notes=["birth"])
    ben = wishes(ben, birth="leave-out")
    page = browser_of(ben).get("/stories/")
    assert "birth" not in page.html
    assert str(story) not in page.html
    assert "Nothing is here yet." in page.main


def test_a_reader_who_filters_nothing_sees_everything(ada, ben, browser_of):
    make.a_story(ada, title="A birth", notes=["birth"])
    assert "A birth" in browser_of(wishes(ben)).get("/stories/").main


def test_someone_kept_away_is_absent_from_the_feed(ada, ben, cy, browser_of):
    make.a_story(ada, title="From Ada")
    make.a_story(cy, title="From Cy")
    for way in ("block", "mute", "hide"):
        reader = make.a_person(f"Reader {way}")
        page = browser_of(keeps_away(reader, way, ada)).get("/stories/").main
        assert "From Ada" not in page, way
        assert "From Cy" in page, way
        assert "asked not to meet" not in page, way


def test_whoever_is_blocked_reads_on_as_before(ada, ben, browser_of):
    """Else blocking would be a test for who wrote an anonymous thing."""
    make.a_story(ada, title="From Ada")
    before = browser_of(ben).get("/stories/").main
    keeps_away(ada, "block", ben)
    assert browser_of(ben).get("/stories/").main == before


def test_a_story_taken_back_leaves_the_feed_of_everyone(ada, ben, browser_of):
    story = make.a_story(ada, title="Told too soon")
    takes_back(ada, story)
    for viewer in (ada, ben):
        assert "Told too soon" not in browser_of(viewer).get("/stories/").main
    assert "taken back" in browser_of(ada).get("/stories/mine/").main


def test_what_waits_is_in_the_feed_of_its_author_alone(ada, ben, mira, browser_of):
    make.a_story(ada, "See https://example.org/leaflet", title="A leaflet")
    assert "waits for a person to read it" in browser_of(ada).get("/stories/").main
    assert "A leaflet" not in browser_of(ben).get("/stories/").main
    assert "A leaflet" not in browser_of(mira).get("/stories/").main, "it is met at the desk, not in the evening"


def test_a_story_without_a_title_can_be_opened(ada, ben, browser_of):
    story = make.a_story(ada, "Only words.", title="")
    page = browser_of(ben).get("/stories/")
    assert "Without a title" in page.main
    assert f"/stories/{story}/" in page.links()


def test_a_circle_is_in_the_feed_of_its_people_alone(ada, ben, cy, browser_of):
    ada = make.a_circle(ada, ben)
    make.a_story(ada, title="For family", audience="circle")
    assert "For family" in browser_of(ben).get("/stories/").main
    assert "A circle you are in" in browser_of(ben).get("/stories/").main
    assert "Your circle" in browser_of(ada).get("/stories/").main
    assert "For family" not in browser_of(cy).get("/stories/").main


def test_who_is_called_in_an_excerpt_is_called_by_the_name_of_today(ada, ben, cy, browser_of):
    from tealight.accounts.models import Persona

    make.a_story(ada, "I still think of you, @Ben, on the bus.")
    assert "think of you, @Ben, on" in browser_of(cy).get("/stories/").main
    Persona.objects.filter(id=ben.persona_id).update(name="Benjamin")
    assert "think of you, @Benjamin, on" in browser_of(cy).get("/stories/").main


def test_the_side_says_truly_who_is_here(ben, browser_of):
    page = browser_of(ben).get("/stories/")
    assert "Volunteers are here" in page.words
    assert "members may answer, but nobody is watching for emergencies" in page.words
    assert "/help/" in page.links()


def test_a_visitor_is_asked_to_sign_in(place, anybody):
    page = anybody.get("/stories/", follow=False)
    assert page.goes_to == "/sign-in/?next=%2Fstories%2F"
