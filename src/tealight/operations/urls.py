from django.urls import path

from tealight.operations.views import sample, setup

app_name = "operations"

urlpatterns = [
    path("setup/<str:token>/", setup.index, name="setup"),
    path("setup/<str:token>/key/", setup.key, name="setup-key"),
    path("setup/<str:token>/key/copy/", setup.key_copy, name="setup-key-copy"),
    path("setup/<str:token>/mail/", setup.mail, name="setup-mail"),
    path("setup/<str:token>/operator/", setup.operator, name="setup-operator"),
    path("setup/<str:token>/unsealing/", setup.unsealing, name="setup-unsealing"),
    path("setup/<str:token>/<slug:part>/", setup.part, name="setup-part"),
    path("sample/", sample.sample, name="sample"),
    path("sample/sign-in/<slug:role>/", sample.sign_in, name="sample-sign-in"),
]
