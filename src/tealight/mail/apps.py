from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "tealight.mail"
    label = "mail"
