from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "tealight.jobs"
    label = "jobs"
