"""Nothing of a community is for crawlers, and those of AI are refused by name."""

from urllib.robotparser import RobotFileParser

import pytest

from tealight.place.models import PlaceSettings
from tealight.web.views.robots import AI_CRAWLERS

ADDRESSES = ("/", "/stories/", "/stories/4/", "/people/4/", "/rooms/late-loss/", "/help/", "/join/")


def asked(browser) -> RobotFileParser:
    answer = browser.client.get("/robots.txt")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain")
    assert not answer.cookies
    rules = RobotFileParser()
    rules.parse(answer.content.decode().splitlines())
    return rules


@pytest.mark.parametrize("crawler", ["Googlebot", "bingbot", "SomeBot/1.0", "GPTBot", "ClaudeBot", "CCBot", "Google-Extended"])
def test_no_crawler_may_read_anything(crawler, place, anybody):
    rules = asked(anybody)
    assert not [address for address in ADDRESSES if rules.can_fetch(crawler, address)]


def test_those_of_ai_are_named_and_stay_out_if_others_are_let_in(place, anybody):
    text = anybody.client.get("/robots.txt").content.decode()
    named = text.partition("User-agent: *")[0]
    assert all(f"User-agent: {name}\n" in named for name in AI_CRAWLERS)
    assert named.rstrip().endswith("Disallow: /")
    assert len(set(AI_CRAWLERS)) == len(AI_CRAWLERS) > 20


def test_it_is_said_before_the_doors_are_open(place, anybody):
    PlaceSettings.objects.update(opened_on=None)
    assert not asked(anybody).can_fetch("Googlebot", "/")


def test_it_is_the_same_for_a_member(ada, browser_of, anybody):
    assert browser_of(ada).client.get("/robots.txt").content == anybody.client.get("/robots.txt").content
