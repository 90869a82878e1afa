"""Opening a notice is a POST; reading the list changes nothing."""

from datetime import date, timedelta

from tests import make


def answered(ada, ben, told, **choices):
    story = make.a_story(ada, **choices)
    reply = make.a_reply(ben, story)
    told()
    return story, reply


def test_opening_leads_to_the_reply_and_it_is_not_new_any_more(ada, ben, told, browser_of):
    story, reply = answered(ada, ben, told, title="The kettle")
    browser = browser_of(ada)
    page = browser.get("/notices/")
    (form,) = [f for f in page.forms if f.action.startswith("/notices/") and f.action != "/notices/opened/"]
    gone = browser.send(form, follow=False)
    assert gone.status == 303
    assert gone.goes_to == f"/stories/{story}/replies/{reply}/"
    page = browser.get("/notices/")
    assert "New:" not in page.main
    assert "Ben replied to “The kettle”" in page.main


def test_a_mention_leads_to_the_story(ada, ben, told, browser_of):
    story = make.a_story(ada, "I think of you, @Ben.")
    told()
    browser = browser_of(ben)
    form = next(f for f in browser.get("/notices/").forms if f.action not in ("/notices/opened/", "/display/"))
    assert browser.send(form, follow=False).goes_to == f"/stories/{story}/"


def test_the_way_to_the_notices_says_new_and_no_number(ada, ben, told, browser_of):
    answered(ada, ben, told)
    for url in ("/stories/", "/notices/"):
        header = browser_of(ada).get(url).root.find("body/header")
        words = " ".join("".join(header.itertext()).split())
        assert "Notices · new" in words
        assert not any(sign.isdigit() for sign in words)
    assert "· new" not in browser_of(ben).get("/stories/").words


def test_all_are_opened_at_once(ada, ben, told, browser_of):
    for _ in range(3):
        answered(ada, ben, told)
    browser = browser_of(ada)
    page = browser.send(browser.get("/notices/").form("/notices/opened/"))
    assert "New:" not in page.main
    assert page.main.count("Ben replied") == 3
    assert "· new" not in page.words


def test_only_the_month_of_opening_is_kept(ada, ben, told, browser_of, notices):
    answered(ada, ben, told)
    browser_of(ada).post("/notices/opened/")
    opened = notices.get().opened_on
    assert opened == date(opened.year, opened.month, 1)


def test_a_notice_of_somebody_else_is_none(ada, ben, cy, told, browser_of, notices):
    answered(ada, ben, told)
    number = notices.get().id
    assert browser_of(cy).post(f"/notices/{number}/").status == 404
    assert browser_of(cy).post("/notices/1/").status == 404
    assert notices.get().opened_on is None


def test_a_notice_of_what_may_not_be_read_any_more_is_none(ada, ben, told, browser_of, notices):
    from tealight.stories.actions.withdraw_reply import withdraw_reply

    _, reply = answered(ada, ben, told)
    withdraw_reply(viewer=ben, now=make.NOW, reply=reply)
    assert browser_of(ada).post(f"/notices/{notices.get().id}/").status == 404


def test_opening_twice_does_no_harm(ada, ben, told, browser_of, notices):
    answered(ada, ben, told)
    browser = browser_of(ada)
    for _ in range(2):
        assert browser.post(f"/notices/{notices.get().id}/").status == 303


def test_the_list_goes_by_key_and_ends(ada, told, browser_of):
    teasel = make.a_person("Teasel", joined_on=make.NOW.date() - timedelta(days=90))
    story = make.a_story(ada, title="The kettle")
    for _ in range(35):
        make.a_reply(teasel, story)
    told()
    browser = browser_of(ada)
    page = browser.get("/notices/")
    assert page.main.count("Teasel replied") == 30
    (further,) = [link for link in page.links() if "before=" in link]
    page = browser.get(further)
    assert page.main.count("Teasel replied") == 5
    assert "That’s everything for now." in page.main


def test_a_visitor_has_no_notices(place, anybody):
    assert anybody.get("/notices/", follow=False).goes_to.startswith("/sign-in/")


def test_a_story_erased_takes_its_notices_along(ada, ben, told, notices):
    from tealight.stories.models import Reply, Story

    answered(ada, ben, told)
    Reply.objects.all().delete()
    assert notices.count() == 0
    Story.objects.all().delete()


def test_in_a_place_that_can_only_be_read_a_notice_leads_on_and_stays_new(ada, ben, told, browser_of):
    story, reply = answered(ada, ben, told)
    make.a_place_changes(read_only_on=make.NOW.date())
    browser = browser_of(ada)
    form = next(f for f in browser.get("/notices/").forms if f.action.startswith("/notices/") and f.action != "/notices/opened/")
    assert browser.send(form, follow=False).goes_to == f"/stories/{story}/replies/{reply}/"
    assert "New:" in browser.get("/notices/").main
