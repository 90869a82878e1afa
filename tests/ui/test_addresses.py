import pytest
from django.urls import NoReverseMatch, reverse

from tealight.ui.addresses import address

ROUTES = ("reply", "keep_reply", "reaction", "keeping", "appearance", "withdrawal", "edit", "opening", "closing", "draft", "person")


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("number", [1, 77, 2**53 - 1])
def test_an_address_is_what_the_routes_say(route, number):
    assert address(f"stories:{route}", number) == reverse(f"stories:{route}", args=(number,))


def test_what_is_no_number_stands_in_no_address():
    with pytest.raises(ValueError, match="format"):
        address("stories:reply", "1/../2")


def test_a_route_of_two_numbers_is_refused():
    with pytest.raises(NoReverseMatch):
        address("stories:reply_place", 1)
