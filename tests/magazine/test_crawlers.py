"""Who may find articles is the operator's to say; what members write is for no crawler, whatever stands there."""

from urllib.robotparser import RobotFileParser

import pytest

from tests.magazine.writing import an_article

COMMUNITY = ("/", "/stories/", "/stories/4/", "/people/4/", "/rooms/late-loss/", "/help/", "/join/", "/small-hours/")
READING = ("/reading/", "/reading/milk-afterwards/", "/reading/in/after-the-hospital/", "/sitemap.xml")
SEARCH, AI = ("Googlebot", "bingbot", "SomeBot/1.0"), ("GPTBot", "ClaudeBot", "CCBot", "Google-Extended")
NOTHING = "noindex, nofollow, noarchive, noai, noimageai"


def turned(olive, browser_of, **switches) -> None:
    for switch, turn in switches.items():
        assert browser_of(olive).post(f"/desk/place/switches/{switch}/", {"turn": turn}).status == 303


def asked(anybody) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse(anybody.client.get("/robots.txt").content.decode().splitlines())
    return rules


@pytest.mark.parametrize(("unlisted", "ai"), [("off", "off"), ("on", "off"), ("off", "on"), ("on", "on")])
def test_articles_are_open_as_the_operator_says_and_the_community_never_is(unlisted, ai, olive, browser_of, anybody):
    turned(olive, browser_of, unlisted=unlisted, ai=ai)
    rules = asked(anybody)
    for crawlers, may in ((SEARCH, unlisted == "off"), (AI, ai == "on")):
        for crawler in crawlers:
            assert not [path for path in COMMUNITY if rules.can_fetch(crawler, path)]
            assert {rules.can_fetch(crawler, path) for path in READING} == {may}
            assert rules.can_fetch(crawler, "/llms.txt")
    assert bool(rules.site_maps()) is (unlisted == "off")


@pytest.mark.parametrize(("unlisted", "ai", "told"), [
    ("off", "off", "noarchive, noai, noimageai"), ("on", "off", NOTHING), ("off", "on", "all"), ("on", "on", "noindex, nofollow"),
])
def test_pages_of_the_magazine_say_the_same_in_their_head_and_header(unlisted, ai, told, olive, browser_of, anybody):
    an_article("Milk, afterwards")
    turned(olive, browser_of, unlisted=unlisted, ai=ai)
    for path in ("/reading/", "/reading/questions/", "/reading/in/after-the-hospital/", "/reading/milk-afterwards/"):
        page = anybody.get(path)
        said = [e.get("content") for e in page.root.iter("meta") if e.get("name") == "robots"]
        assert (page.response["X-Robots-Tag"], said) == (told, [told]), path


def test_everything_else_is_for_no_crawler(place, anybody, olive, browser_of):
    an_article("Milk, afterwards")
    turned(olive, browser_of, ai="on")
    for path in ("/", "/help/", "/rules/", "/reading/feed/", "/sitemap.xml", "/llms.txt", "/robots.txt", "/reading/nothing/",
                 "/reading/milk-afterwards/?open=1", "/reading/milk-afterwards/card.png"):
        assert anybody.client.get(path)["X-Robots-Tag"] == NOTHING, path
    for path in ("/", "/help/", "/reading/milk-afterwards/?open=1"):
        said = [e.get("content") for e in anybody.get(path).root.iter("meta") if e.get("name") == "robots"]
        assert said == ["noindex, noarchive"], path


def test_before_the_doors_are_open_nothing_is(place, anybody):
    from tealight.place.models import PlaceSettings

    PlaceSettings.objects.update(opened_on=None)
    assert not asked(anybody).can_fetch("Googlebot", "/reading/")
    assert anybody.client.get("/sitemap.xml").status_code != 200
