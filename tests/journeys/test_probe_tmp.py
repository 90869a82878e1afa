import io, re, time, pytest
from PIL import Image
from tests import make
from tests.page import Browser

def img():
    b = io.BytesIO(); Image.new("RGB", (640, 480), (90, 120, 140)).save(b, "JPEG"); return b.getvalue()

@pytest.fixture
def made(site):
    with site.inside():
        make.a_place()
        v = make.a_person("Edda", roles=("editor",))
        make.a_second_step(v)
        b = Browser.of(make.as_viewer(v.member_id))
        from django.conf import settings
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": b.client.cookies[settings.SESSION_COOKIE_NAME].value, "url": site.address}
        from wagtail.models import Page
        root = Page.get_first_root_node()
        page = root.add_child(instance=Page(title="Probe page"))
        return cookie, page.id

def test_probe(site, made, browser):
    cookie, pid = made
    ctx = browser.new_context(base_url=site.address)
    ctx.add_cookies([cookie])
    p = ctx.new_page()
    log = []
    p.on("console", lambda m: log.append((m.type, m.text[:300])) if m.type in ("error","warning") else None)
    p.on("pageerror", lambda e: log.append(("pageerror", str(e)[:300])))
    p.on("request", lambda r: log.append(("req", r.url)) if not r.url.startswith((site.address, "data:")) else None)
    p.on("response", lambda r: log.append(("status", r.status, r.url)) if r.status >= 400 else None)
    def go(path, wait=1500):
        r = p.goto("/desk/cms/" + path); p.wait_for_timeout(wait)
        print("==", path, r.status, p.title())
        for l in log: print("   ", l)
        log.clear()
    def note(what, wait=1500):
        p.wait_for_timeout(wait)
        print("--", what)
        for l in log: print("   ", l)
        log.clear()
    def step(what, f):
        try: f()
        except Exception as e: print("!!", what, str(e)[:400])
        note(what)
    go("")
    p.screenshot(path="/tmp/tl/cms-home.png")
    go("pages/"); p.screenshot(path="/tmp/tl/cms-pages.png")
    go("reports/site-history/")
    go("reports/aging-pages/")
    go("collections/"); go("collections/add/")
    go(f"pages/{pid}/edit/"); p.screenshot(path="/tmp/tl/cms-edit.png")
    step("schedule", lambda: (p.get_by_role("button", name=re.compile("Toggle status")).first.click(), p.wait_for_timeout(800), p.get_by_role("button", name=re.compile("schedule", re.I)).first.click()))
    p.screenshot(path="/tmp/tl/cms-sched.png")
    step("date click", lambda: p.locator("#id_go_live_at").click())
    p.screenshot(path="/tmp/tl/cms-date.png")
    go(f"pages/{pid}/edit/")
    step("type", lambda: p.locator("#id_title").fill("Probe page two"))
    note("autosave", 3000)
    go(f"pages/{pid}/copy/")
    step("choose", lambda: (p.get_by_role("button", name=re.compile("Choose", re.I)).first.click(), p.wait_for_timeout(1500)))
    p.screenshot(path="/tmp/tl/cms-choose.png")
    go(f"pages/{pid}/history/"); go(f"pages/{pid}/delete/"); go(f"pages/{pid}/usage/"); go(f"pages/{pid}/move/")
    go("images/"); go("images/add/"); p.screenshot(path="/tmp/tl/cms-add.png")
    go("images/multiple/add/")
    step("upload", lambda: p.locator("input[type=file]").set_input_files({"name":"IMG.jpg","mimeType":"image/jpeg","buffer":img()}))
    note("after upload", 3000); p.screenshot(path="/tmp/tl/cms-up.png")
    go("images/"); p.screenshot(path="/tmp/tl/cms-images.png")
    def editimg():
        p.locator("#image-results a, .listing a").first.click(); p.wait_for_timeout(2000)
    step("edit image", editimg); print(p.url); p.screenshot(path="/tmp/tl/cms-image.png")
    go("reports/site-history/")
    print(p.evaluate("document.cookie"))
    with site.inside():
        from wagtail.admin.models import EditingSession, FormState
        from wagtail.users.models import UserProfile
        from wagtail.models import PageLogEntry
        print("EditingSession", EditingSession.objects.count(), "profiles", UserProfile.objects.count(), "formstates", FormState.objects.count())
        from wagtail.images.models import Image as I, Rendition
        print([ (i.file.name) for i in I.objects.all()], [r.file.name for r in Rendition.objects.all()])
