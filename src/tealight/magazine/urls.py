"""Addresses of the editors' tool. Wagtail's pages for readers are not among them."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin

from tealight.magazine.door import doored

urlpatterns = [path("desk/cms/", include(doored(wagtailadmin.urlpatterns)))]
