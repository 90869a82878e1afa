"""Addresses of the magazine: its pages for readers, and the editors' tool. Wagtail's own pages for readers are not among them."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin

from tealight.magazine import no_traces
from tealight.magazine.door import doored
from tealight.magazine.views import (
    after,
    by_mail,
    outside,
    pictures,
    quick,
    reading,
    related,
    said,
    searching,
)

no_traces.install()

_READERS = [
    path("reading/", reading.front, name="front"),
    path("reading/in/<slug:slug>/", reading.category, name="category"),
    path("reading/latest/", reading.latest, name="latest"),
    path("reading/questions/", reading.questions, name="questions"),
    path("reading/pictures/<str:file>", pictures.shown, name="picture"),
    path("reading/topics/<slug:slug>/", related.topic, name="topic"),
    path("reading/series/<slug:slug>/", related.series, name="series"),
    path("reading/search/", searching.search, name="search"),
    path("reading/feed/", outside.feed, name="feed"),
    path("reading/by-mail/", by_mail.ask, name="by-mail"),
    path("reading/by-mail/asked/", by_mail.asked, name="by-mail-asked"),
    path("reading/by-mail/confirm/<str:token>/", by_mail.confirm, name="by-mail-confirm"),
    path("reading/by-mail/confirmed/", by_mail.confirmed, name="by-mail-confirmed"),
    path("reading/by-mail/leave/<str:token>/", by_mail.leave, name="by-mail-leave"),
    path("reading/by-mail/left/", by_mail.left, name="by-mail-left"),
    path("reading/in/<slug:slug>/feed/", outside.feed, name="category-feed"),
    path("reading/<slug:slug>/card.png", outside.card, name="card"),
    path("sitemap.xml", outside.site_map, name="map"),
    path("llms.txt", outside.for_ai, name="for-ai"),
    path("reading/<slug:slug>/", reading.article, name="article"),
    path("reading/<slug:slug>/quick/", quick.quick, name="quick"),
    path("reading/<slug:slug>/helpful/", after.helpful, name="helpful"),
    path("reading/<slug:slug>/keep/", after.keep, name="keep"),
    path("desk/reading/", said.index, name="said"),
]

urlpatterns = [
    path("", include((_READERS, "magazine"))),
    path("desk/cms/files/<path:name>", pictures.file, name="magazine-picture"),
    path("desk/cms/", include(doored(wagtailadmin.urlpatterns))),
]
