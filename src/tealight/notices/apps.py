from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "tealight.notices"
    label = "notices"
