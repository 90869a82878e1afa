"""Addresses of the editors' tool. Wagtail's pages for readers are not among them."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin

from tealight.magazine import no_traces
from tealight.magazine.door import doored
from tealight.magazine.views import pictures

no_traces.install()

urlpatterns = [
    path("desk/cms/files/<path:name>", pictures.file, name="magazine-picture"),
    path("desk/cms/", include(doored(wagtailadmin.urlpatterns))),
]
