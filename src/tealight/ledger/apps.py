from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "tealight.ledger"
    label = "ledger"
