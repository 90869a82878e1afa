from pathlib import Path

from django.apps import AppConfig


class MagazineConfig(AppConfig):
    name = "tealight.magazine"
    label = "magazine"

    def ready(self):
        from tealight.magazine import no_people, quiet_widgets
        from tealight.ui import bundle

        for name in ("reading.css", "quick.css", "listen.js"):
            bundle.add(f"magazine/{name}", Path(self.path, name.rpartition(".")[2], name))

        no_people.install()
        quiet_widgets.install()
