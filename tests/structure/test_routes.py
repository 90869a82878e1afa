"""Every door says whom it is for, and a change of that is seen."""

import difflib
import re

from tealight.kernel.access import members, staff
from tests.structure.routes import TABLE, Route, routes, table

OPEN_TO_ALL = {
    # What someone in need, or someone not yet here, must reach without an account.
    "help:home", "help:country", "help:leave", "help:rules", "help:contact",
}


def test_the_table_of_routes_is_up_to_date():
    written, found = TABLE.read_text().splitlines(), table().splitlines()
    difference = "\n".join(difflib.unified_diff(written, found, "routes.txt", "the code", lineterm="", n=0))
    assert not difference, f"read it, then run python -m tests.structure.routes:\n{difference}"


def test_every_route_says_whom_it_is_for():
    silent = [route.line for route in routes() if route.audience == "nobody"]
    assert not silent, silent


def test_every_route_has_a_name_of_its_own():
    ours = [route.name for route in routes() if not route.is_of_a_library]
    assert all(ours)
    assert len(set(ours)) == len(ours), sorted({name for name in ours if ours.count(name) > 1})


def test_no_route_stands_in_another_ones_way():
    """`rooms/<slug>/`, tried before `rooms/move/`, would take its place, and nobody would be told."""
    from django.urls import resolve

    hidden = []
    for route in routes():
        if route.is_of_a_library or route.path.startswith(("^", "/<old:")):
            continue
        path = re.sub(r"<(\w+:)?\w+>", lambda found: "7" if found[1] == "int:" else "a-word", route.path)
        found = resolve(path).view_name
        if found != route.name:
            hidden.append(f"{route.path} is {found}, not {route.name}")
    assert not hidden, hidden


def test_the_doors_of_need_are_open():
    open_names = {route.name for route in routes() if route.audience == "everyone"}
    assert open_names >= OPEN_TO_ALL


def test_every_desk_route_is_for_staff():
    strays = [
        route.line
        for route in routes()
        if route.path.startswith("/desk/") and not route.audience.startswith(("staff", "shut"))
    ]
    assert not strays, strays


def test_paths_are_nouns_in_small_letters():
    odd = [
        route.path
        for route in routes()
        if not route.is_of_a_library and not re.fullmatch(r"(/|(/([a-z0-9.-]+|<[a-z]+:[a-z_]+>))+/?)", route.path)
    ]
    assert not odd, odd


def test_the_table_would_notice_a_door_left_unmarked():
    def unmarked(request):
        """A view someone forgot to mark."""

    assert Route("/x/", "x", unmarked).audience == "nobody"
    assert Route("/x/", "x", members(unmarked)).audience == "members"
    assert Route("/x/", "x", staff("lead", "moderator")(unmarked)).audience == "staff: lead moderator"
