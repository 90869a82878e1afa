"""Signing in and out: what opens, what stays shut, and what nobody can tell from outside."""


from tests import make


def sign_in(browser, name="Ada", password=make.PASSWORD, **typed):
    form = browser.get("/sign-in/").form("/sign-in/")
    return browser.send(form, pen_name=name, password=password, follow=False, **typed)


def test_the_right_name_and_password_open_the_door(ada, anybody):
    page = sign_in(anybody)
    assert (page.status, page.goes_to) == (302, "/")
    assert anybody.get("/sign-in/", follow=False).goes_to == "/"
