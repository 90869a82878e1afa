from django.apps import AppConfig


class RotaConfig(AppConfig):
    name = "tealight.rota"
    label = "rota"
