"""Pages that belong to no single room."""

from django.urls import path

from tealight.web.views import cabinet, desk, display, home, manifest, robots, search

app_name = "web"

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("desk/", desk.desk, name="desk"),
    path("display/", display.display, name="display"),
    path("app/<slug:guise>/", manifest.manifest, name="manifest"),
    path("robots.txt", robots.robots, name="robots"),
    path("cabinet/", cabinet.cabinet, name="cabinet"),
    path("cabinet/<slug:page>/", cabinet.cabinet_page, name="cabinet-page"),
]
