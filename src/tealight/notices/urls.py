"""Addresses of what a member is told of."""

from django.urls import path

from tealight.notices.views import notices

app_name = "notices"

urlpatterns = [
    path("notices/", notices.index, name="notices"),
    path("notices/opened/", notices.opened, name="opened"),
    path("notices/<int:notice_id>/", notices.notice, name="notice"),
]
