from django.apps import AppConfig


class CryptoConfig(AppConfig):
    name = "tealight.kernel.crypto"
    label = "keyring"
