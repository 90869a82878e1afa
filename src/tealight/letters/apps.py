from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "tealight.letters"
    label = "letters"
