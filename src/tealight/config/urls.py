"""Every route of the place, by room. Nouns; the rooms' own urls say the rest."""

from django.urls import include, path

from tealight.config import checks  # noqa: F401 - importing registers them
from tealight.magazine.views.moved import moved

# In the order they are tried, each address against every route before it: what is asked for most comes
# first. `web` comes last: it has the composite pages.
ROOMS = (
    "groups", "stories", "magazine", "accounts", "media", "notices", "letters", "help", "place", "rota", "moderation", "compliance", "operations", "web",
)  # fmt: skip

urlpatterns = [path("", include(f"tealight.{room}.urls")) for room in ROOMS]
# After everything of ours: an address of an old site, if a row names it.
urlpatterns += [path("<old:path>", moved, name="moved")]

handler400 = "tealight.web.views.errors.bad_request"
handler403 = "tealight.web.views.errors.refused"
handler404 = "tealight.web.views.errors.not_found"
handler500 = "tealight.web.views.errors.broken"
