from django.urls import path

from tealight.compliance.views import complaints, files, sheets, signing

app_name = "compliance"

_BOOK = "desk/workbook/"
_SHEET = _BOOK + "sheets/<slug:sheet>/"
_COMPLAINT = _BOOK + "complaints/<int:complaint_id>/"

urlpatterns = [
    path(_BOOK, sheets.index, name="workbook"),
    path(_BOOK + "workbook.pdf", files.whole_pdf, name="workbook-pdf"),
    path(_BOOK + "workbook.json", files.whole_json, name="workbook-json"),
    path(_SHEET, sheets.sheet, name="sheet"),
    path(_SHEET + "<int:number>/", sheets.version, name="version"),
    path(_SHEET + "<int:number>/sheet.pdf", files.version_pdf, name="version-pdf"),
    path(_BOOK + "signing/<slug:chapter>/", signing.sign, name="sign"),
    path(_BOOK + "signing/<slug:chapter>/<int:number>/chapter.pdf", files.signed_pdf, name="signed-pdf"),
    path(_BOOK + "complaints/", complaints.log, name="complaints"),
    path(_COMPLAINT, complaints.one, name="complaint"),
    path(_COMPLAINT + "words/", complaints.words_away, name="complaint-words"),
]
