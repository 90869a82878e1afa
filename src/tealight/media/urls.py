"""Addresses of photos on their way."""

from django.urls import path

from tealight.media.views import uploads

app_name = "media"

urlpatterns = [
    path("uploads/", uploads.begin, name="uploads"),
    path("uploads/<int:upload_id>/", uploads.one, name="upload"),
    path("uploads/<int:upload_id>/pieces/", uploads.pieces, name="pieces"),
    path("uploads/<int:upload_id>/picture/", uploads.picture, name="upload_picture"),
]
