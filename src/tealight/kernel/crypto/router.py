"""Send the key ring to its own database, and nothing else there."""


class RingRouter:
    """Route the models of `kernel.crypto` to the alias "ring"."""

    def db_for_read(self, model, **hints):
        return "ring" if model._meta.app_label == "keyring" else None

    db_for_write = db_for_read

    def allow_migrate(self, db, app_label, **hints):
        return (db == "ring") == (app_label == "keyring")
