from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "tealight.groups"
    label = "groups"
