from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "tealight.moderation"
    label = "moderation"
