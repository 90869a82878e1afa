from django.urls import path

from tealight.place.views import desk, notes, rules

app_name = "place"

urlpatterns = [
    path("desk/notes/", notes.index, name="desk-notes"),
    path("desk/notes/<slug:note>/retire/", notes.retire, name="desk-note-retire"),
    path("desk/notes/<slug:note>/offer/", notes.offer, name="desk-note-offer"),
    path("desk/rules/", rules.rules, name="desk-rules"),
    path("desk/place/", desk.overview, name="desk"),
    path("desk/place/switches/<slug:switch>/", desk.turn, name="desk-switch"),
    path("desk/place/<slug:part>/", desk.part, name="desk-part"),
]
