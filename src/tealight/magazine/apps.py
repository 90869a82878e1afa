from django.apps import AppConfig


class MagazineConfig(AppConfig):
    name = "tealight.magazine"
    label = "magazine"

    def ready(self):
        from tealight.magazine import no_people, quiet_widgets

        no_people.install()
        quiet_widgets.install()
