from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "tealight.operations"
    label = "operations"
