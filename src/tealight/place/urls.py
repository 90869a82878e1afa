from django.urls import path

from tealight.place.views import desk

app_name = "place"

urlpatterns = [
    path("desk/place/", desk.overview, name="desk"),
    path("desk/place/switches/<slug:switch>/", desk.turn, name="desk-switch"),
    path("desk/place/<slug:part>/", desk.part, name="desk-part"),
]
