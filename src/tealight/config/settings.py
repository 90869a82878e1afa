"""Django's settings, made from what the operator chose (env.py). Nothing here reads the environment."""

from pathlib import Path

from tealight.config import addresses as _addresses
from tealight.config import env as _env
from tealight.config.logs import logging_for
from tealight.media.plan import HEAVIEST as _HEAVIEST

TEALIGHT = _env.chosen()
PACKAGE = Path(__file__).resolve().parent.parent

# Never on: a debug page shows its reader everyone's words and keys.
DEBUG = False
SECRET_KEY = TEALIGHT.signing_key()
TEALIGHT_MASTER_KEY = TEALIGHT.master_key_bytes()
TEALIGHT_NEXT_MASTER_KEY = TEALIGHT.next_master_key_bytes()
# Where a process that serves looks for a key that was changed meanwhile; None where the environment gave it.
TEALIGHT_KEY_FILE = None if TEALIGHT.master_key else TEALIGHT.master_key_file
TEALIGHT_LISTENERS = "tealight.config.listeners.LISTENERS"
TEALIGHT_KINDS = "tealight.config.kinds.KINDS"
TEALIGHT_KEYED = "tealight.config.keyed.MOVED"
TEALIGHT_KEYED_ENDING = "tealight.config.keyed.ENDING"
TEALIGHT_SLOTS = "tealight.config.slots.SLOTS"
TEALIGHT_SCHEDULE = "tealight.config.schedule.SCHEDULE"
ALLOWED_HOSTS = TEALIGHT.allowed_hosts

# Rooms from the top floor down; a room's templates may cover those of a library below it.
ROOMS = [
    "tealight.web",
    "tealight.operations",
    "tealight.compliance",
    "tealight.moderation",
    "tealight.magazine",
    "tealight.letters",
    "tealight.notices",
    "tealight.stories",
    "tealight.help",
    "tealight.groups",
    "tealight.media",
    "tealight.rota",
    "tealight.accounts",
    "tealight.mail",
    "tealight.search",
    "tealight.place",
    "tealight.jobs",
    "tealight.ledger",
    "tealight.ui",
    "tealight.kernel.crypto",
]
LIBRARIES = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",  # the CMS names its address on every page; its own pages are closed
    "wagtail.snippets",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "laces",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
INSTALLED_APPS = [*ROOMS, *LIBRARIES]

# ── Databases ────────────────────────────────────────────────────────────────────────────────────
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"  # libraries' tables only; ours use RandomIdField
DATABASE_ROUTERS = ["tealight.kernel.crypto.router.RingRouter"]
# Every write transaction takes the lock at its beginning (no "database is locked" in the middle),
# FULL so that what was told as saved survives a power cut, secure_delete so that what was deleted
# is overwritten and not only forgotten. The worker empties the log (kernel/sqlite/carrying.py); at 32 MiB
# whoever saves something does.
_PRAGMAS = (
    "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
    " PRAGMA wal_autocheckpoint=8000;"
)


def _sqlite(file: Path, journal: str) -> dict:
    return {
        "ENGINE": "tealight.kernel.sqlite",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode={journal}; {_PRAGMAS}",
        },
    }


DATABASES = {
    "default": _addresses.database(TEALIGHT.database_url)
    if TEALIGHT.database_url
    else _sqlite(TEALIGHT.data / "tealight.sqlite3", "WAL"),
    # The ring has no write-ahead log: a key that was destroyed must not live on in one.
    "ring": _addresses.database(TEALIGHT.ring_url)
    if TEALIGHT.ring_url.startswith("postgres")
    else _sqlite(TEALIGHT.ring_file, "TRUNCATE"),
}

# ── Who is asking ────────────────────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "accounts.Member"
AUTHENTICATION_BACKENDS = ["tealight.accounts.backends.PenName"]
PASSWORD_HASHERS = ["tealight.accounts.hashers.Argon2"]  # Argon2id, 19 MiB, t=2, p=1
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "tealight.accounts.passwords.NotOneCommonWord"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("pen_name",)}},
]
SESSION_ENGINE = "tealight.accounts.sessions"
SESSION_SAVE_EVERY_REQUEST = False
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

# Behind HTTPS a cookie is bound to this one host and never sent in the clear; on loopback plain
# names, because browsers refuse the __Host- prefix without HTTPS.
_HTTPS = TEALIGHT.behind_https
_PREFIX = "__Host-" if _HTTPS else ""
SESSION_COOKIE_NAME = f"{_PREFIX}place"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{_PREFIX}form"
CSRF_COOKIE_AGE = None  # goes with the browser window: nothing to find on a shared computer
CSRF_USE_SESSIONS = False
CSRF_TRUSTED_ORIGINS = [TEALIGHT.address] if _HTTPS else []
CSRF_FAILURE_VIEW = "tealight.web.views.errors.form_expired"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
USE_X_FORWARDED_HOST = False

ACCOUNT_ADAPTER = "tealight.accounts.adapters.AccountAdapter"
MFA_ADAPTER = "tealight.accounts.adapters.MFAAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "pen_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # allauth would count by address; ours keep none
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
# Every question asks the device for its fingerprint or code; accounts/passkeys.py holds to it.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Browsers speak WebAuthn over plain HTTP on localhost only; allauth asks to be told.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _HTTPS

# ── Requests ─────────────────────────────────────────────────────────────────────────────────────
ROOT_URLCONF = "tealight.config.urls"
WSGI_APPLICATION = "tealight.config.wsgi.application"
MIDDLEWARE = [
    "tealight.web.middleware.compression.compression",
    "tealight.web.middleware.security.security",
    "tealight.web.middleware.access_log.access_log",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "tealight.web.middleware.form_guard.FormGuard",
    "tealight.web.middleware.viewer.viewer",
    "allauth.account.middleware.AccountMiddleware",
    "tealight.ui.flash.flash_middleware",
    "tealight.web.middleware.gate.gate",
]
APPEND_SLASH = True
PREPEND_WWW = False
# A long story with every accent is 300 KB; what is far too long still comes back to be cut, not lost.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
# Only Wagtail's own pages speak through this (magazine/door.py); kept in the editor's browser, never in a table.
MESSAGE_STORAGE = "tealight.magazine.messages.EditorsMessages"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tealight.web.context.page",
            ],
            "builtins": ["django.templatetags.static", "django.templatetags.i18n"],
        },
    }
]

FORM_RENDERER = "tealight.ui.renderer.Renderer"

# ── Files ────────────────────────────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = TEALIGHT.data / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "tealight.ui.bundle.BundleFinder",  # one stylesheet and one script, decision 0003
]
# What the editors' tool keeps; read through its own door (tealight.magazine.views.pictures).
MEDIA_URL = "/desk/cms/files/"
MEDIA_ROOT = TEALIGHT.data / "media" / "magazine"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
# People's photos are sealed as they come; Django's own two take what is left, the editors' pictures.
FILE_UPLOAD_HANDLERS = [
    "tealight.media.arriving.SealedArrival",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# Sizes of pictures are looked up in their table: a copy in one process would outlive the picture.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

# ── Words and time ───────────────────────────────────────────────────────────────────────────────
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = None

# ── Work in the background, mail ─────────────────────────────────────────────────────────────────
TASKS = {"default": {"BACKEND": "tealight.jobs.backend.LeaseBackend", "QUEUES": []}}
globals().update(_addresses.mail_server(TEALIGHT.smtp_url))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = TEALIGHT.mail_from
ADMINS = MANAGERS = []  # no traceback is ever mailed

# ── Log ──────────────────────────────────────────────────────────────────────────────────────────
LOGGING = logging_for(TEALIGHT.log_level)

# ── The magazine's tool (Wagtail), behind the staff door ─────────────────────────────────────────
WAGTAIL_SITE_NAME = "Magazine"
WAGTAILADMIN_BASE_URL = TEALIGHT.own_address
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "tealight.magazine.finished.finished"
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"password": False, "groups": False, "login": False}
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English")]
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "tealight.magazine.pictures.PictureForm"
# What may come is bounded in one place, tealight.media.plan, for uploads and for what another site's directory holds.
WAGTAILIMAGES_MAX_UPLOAD_SIZE = _HEAVIEST
WAGTAILIMAGES_MAX_IMAGE_PIXELS = None
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

SILENCED_SYSTEM_CHECKS: list[str] = []
