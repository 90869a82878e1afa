from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "tealight.search"
    label = "search"
