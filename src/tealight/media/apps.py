from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "tealight.media"
    label = "media"
