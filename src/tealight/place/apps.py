from django.apps import AppConfig


class PlaceConfig(AppConfig):
    name = "tealight.place"
    label = "place"
