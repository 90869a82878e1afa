"""A GET changes nothing: not a row, not a session, whoever asks, whatever they ask for.

Reading must leave no trace a thief could follow, and a link pressed in a mail, or fetched by a
browser in advance, must never act.
"""

import re

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client

from tealight.place.models import PlaceSettings
from tests.ground.writes import Wrote, changes_rows, nothing_changes
from tests.structure.routes import Route, routes

# What stands in a path -> where to find such things: model and column.
FINDABLE = {
    "story_id": ("stories.Story", "id"),
    "reply_id": ("stories.Reply", "id"),
    "persona": ("accounts.Persona", "id"),
    "slug": ("groups.Group", "slug"),
    "circle": ("groups.Circle", "id"),
    "country": ("help.Country", "code"),
    "helpline": ("help.Helpline", "id"),
}
WORDS: dict[str, tuple[str, ...]] = {}
ODD = 4_503_599_627_370_495  # an id that nothing has


def values(name: str) -> list[object]:
    """Some values for a path's parameter: real ones, and one that nothing has."""
    if name in WORDS:
        return [*WORDS[name], "nothing-has-this"]
    if name in FINDABLE:
        label, column = FINDABLE[name]
        return [*apps.get_model(label).objects.values_list(column, flat=True)[:4]]
    return []


def test_every_route_reads_without_writing(world):
    """As each kind of person; on PostgreSQL, where errors of its own are looked for, as those who may read most."""
    asking = world.people
    if connection.vendor == "postgresql":
        asking = {who: browser for who, browser in asking.items() if {"member", "moderator", "operator"} & set(who.split())}
    asked = 0
    for route in routes():
        names = re.findall(r"<[a-z]+:([a-z_]+)>", route.path)
        for path in paths(route, names):
            for who, browser in asking.items():
                with nothing_changes() as refused:
                    try:
                        response = browser.client.get(path)
                    except Wrote as wrote:
                        pytest.fail(f"GET {path} as {who} writes: {wrote}")
                assert not refused, f"GET {path} as {who} would have written: {refused[0]}"
                assert response.status_code < 500, f"GET {path} as {who}: {response.status_code}"
                asked += 1
    assert asked > len(asking) * len(routes())


def paths(route: Route, names: list[str]) -> list[str]:
    found = [_plain(route.path)]
    for name in names:
        pattern = re.compile(rf"<[a-z]+:{name}>")
        odd = ODD if f"<int:{name}>" in route.path or route.is_of_a_library else "nothing-has-this"
        found = [pattern.sub(str(value), path) for path in found for value in [*values(name)[:3], odd]]
    return found[:6]


def _plain(path: str) -> str:
    """A path Wagtail writes as a regular expression, as something it matches."""
    for piece, meant in ((r"(\d+)", "1"), (".*", "x"), (r"\.", "."), ("$", "")):
        path = path.replace(piece, meant)
    return re.sub(r"\((\w+)[^()]*\)", r"\1", re.sub(r"\|\\d\+", "", path))


def test_the_rule_would_notice_a_write(world):
    with pytest.raises(Wrote), transaction.atomic(), nothing_changes():
        PlaceSettings.objects.update(name="Changed by reading")


@pytest.mark.parametrize(
    ("sql", "changes"),
    [
        ('INSERT INTO "a" VALUES (1)', True),
        ('  update "a" SET b=1', True),
        ('DELETE FROM "a"', True),
        ('SELECT "a"."update" FROM "a" FOR UPDATE', False),
        ("SAVEPOINT x", False),
        ("BEGIN IMMEDIATE", False),
        ("PRAGMA foreign_keys", False),
    ],
)
def test_what_counts_as_a_write(sql, changes):
    assert changes_rows(sql) is changes


#: routes that are pressed from elsewhere -> what stands in for the token of a form
BY_THEIR_ADDRESS = {
    "magazine:by-mail-leave": "what stands in one mailbox alone, and opens nothing but leaving (decision 32)",
}


def test_a_client_without_forms_is_refused_by_post(world):
    """Nothing acts without the form's own token, however it is called."""
    acted = []
    for route in routes():
        names = re.findall(r"<[a-z]+:([a-z_]+)>", route.path)
        path = paths(route, names)[0]
        client = Client(enforce_csrf_checks=True)
        client.cookies = world.people["a member"].client.cookies
        with nothing_changes() as refused:
            response = client.post(path)
        answered = response.status_code not in {403, 404, 405} and route.name not in BY_THEIR_ADDRESS
        if refused or answered:
            acted.append(f"{path} answered {response.status_code}")
    assert not acted, acted
