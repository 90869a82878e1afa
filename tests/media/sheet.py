"""A page on which photos are sent with a form, as a browser without script does it."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.page import _read


class Sheet:
    """A page with photos on it, in one browser; what was pressed and what came back."""

    def __init__(self, browser, url, action=""):
        self.browser = browser
        self.page = browser.get(url)
        self.form = self.page.form(action or url)

    def press(self, deed, *files, **typed):
        form = self.form
        fields = {**form.fields, **{k: v if isinstance(v, list) else [v] for k, v in typed.items()}}
        if deed:
            fields["do"] = [deed]
        fields = {name: values for name, values in fields.items() if values and values != [None]}
        fields["photos"] = [SimpleUploadedFile("IMG_0001.jpg", body, "image/jpeg") for body in files]
        found = _read(self.browser.client.post(form.action, fields), form.action)
        if found.root is not None and found.forms:
            self.page = found
            self.form = found.form(form.action.partition("?")[0])
        draw_uploads()
        return found

    def keys(self):
        return self.form.fields.get("photo", [])


def draw_uploads():
    from tealight.kernel import clock
    from tealight.media.cleaning import clean
    from tealight.media.models import Upload

    for upload in Upload.objects.values_list("id", flat=True):
        clean(upload, clock.now())
