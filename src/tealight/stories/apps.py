from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "tealight.stories"
    label = "stories"
