"""Every route of the place, by room. Nouns; the rooms' own urls say the rest."""

import importlib.util

from django.urls import include, path

from tealight.config import checks  # noqa: F401 - importing registers them

# prefix -> room, in the order they are tried. `web` comes last: it has the composite pages.
ROOMS = {
    "": ["accounts", "groups", "stories", "notices", "help", "ui", "place", "operations", "magazine", "web"],
}

# BUILDING: becomes a plain list when all the rooms stand.
urlpatterns = [
    path(prefix, include(f"tealight.{room}.urls"))
    for prefix, rooms in ROOMS.items()
    for room in rooms
    if importlib.util.find_spec(f"tealight.{room}") and importlib.util.find_spec(f"tealight.{room}.urls")
]

handler400 = "tealight.web.views.errors.bad_request"
handler403 = "tealight.web.views.errors.refused"
handler404 = "tealight.web.views.errors.not_found"
handler500 = "tealight.web.views.errors.broken"
