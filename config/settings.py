"""All settings, in one file; each one an operator may change is read from the environment.

`docs/reference/settings.md` lists them.
"""

import secrets
from pathlib import Path

from csp.constants import NONE, SELF

from iatheque import __version__

from . import env, proconnect, tiles
from .database import database

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("IATHEQUE_DATA_DIR") or BASE_DIR / "var").resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)


def _secret_key() -> str:
    """Return the configured key, or one made once and kept, readable by the owner only."""
    if key := env.text("IATHEQUE_SECRET_KEY"):
        return key
    path = DATA_DIR / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")


SECRET_KEY = _secret_key()
DEBUG = env.boolean("IATHEQUE_DEBUG", default=False)
DEMO = env.boolean("IATHEQUE_DEMO", default=False)
RELEASE = __version__
ADDRESS = env.text("IATHEQUE_ADDRESS", "127.0.0.1")
PORT = env.integer("IATHEQUE_PORT", 8810, minimum=1)
SITE_URL = env.text("IATHEQUE_SITE_URL", f"http://localhost:{PORT}").rstrip("/")
ALLOWED_HOSTS = env.words("IATHEQUE_HOSTS", "localhost,127.0.0.1,[::1]")
CONTACT_EMAIL = env.text("IATHEQUE_CONTACT_EMAIL", "contact@iatheque.example")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "iatheque.accounts",
    "iatheque.accounts.proconnect",
    "iatheque.organisations",
    "iatheque.projects",
    "iatheque.search",
    "iatheque.exchange",
    "iatheque.moderation",
    "iatheque.intake",
    "iatheque.decision",
    "iatheque.api",
    "iatheque.widget",
    "iatheque.web",
    "iatheque.web.pages",
    "iatheque.backoffice",
]

MIDDLEWARE = [
    "iatheque.web.page_cache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "iatheque.web.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "iatheque.accounts.second_factor.SecondFactorMiddleware",
    "iatheque.organisations.middleware.ViewerMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "NAME": "jinja",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "iatheque" / "web" / "templates"],
        "OPTIONS": {"environment": "iatheque.web.jinja.environment", "auto_reload": DEBUG},
    },
    {
        "NAME": "django",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": database(env.text("DATABASE_URL"), DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

# Sign-in: a code by e-mail, or ProConnect; nobody has a password.
AUTHENTICATION_BACKENDS = ["iatheque.accounts.backend.SignedInBackend"]
LOGIN_URL = "/compte/connexion/"
LOGIN_REDIRECT_URL = "/compte/"
ACCOUNT_ADAPTER = "iatheque.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code proves the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_RATE_LIMITS = {
    "request_login_code": (
        f"{env.integer('IATHEQUE_CODES_PER_NETWORK', 60, minimum=1)}/h/ip,"
        f"{env.integer('IATHEQUE_CODES_PER_ADDRESS', 6, minimum=1)}/h/key"
    ),
    "try_login_code": "300/h/ip,30/h/key",
    "report_error": env.text("IATHEQUE_REPORT_LIMITS", "20/h/ip,5/h/key"),
    "confirm_report": "100/h/ip",
    "write_to_service": env.text("IATHEQUE_CONTACT_LIMITS", "10/h/ip,5/h/key"),
    "confirm_contact": "100/h/ip",
    "change_address": "10/h/ip,3/h/key",
    "prepare_document": "300/h/ip",  # a whole town hall may share one address
    "confirm_address": "30/h/key",
    "api_write": f"{env.integer('IATHEQUE_API_WRITES_PER_MINUTE', 25, minimum=1)}/m/key",
    "save_search": env.text("IATHEQUE_ALERT_LIMITS", "20/h/ip,5/h/key"),
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("IATHEQUE_TRUSTED_PROXIES", 0)

MFA_ADAPTER = "iatheque.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "IAthèque"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO  # passkeys on http://localhost, for the demonstration

PROCONNECT = proconnect.application()
SOCIALACCOUNT_ADAPTER = "iatheque.accounts.adapters.ProConnectAdapter"
SOCIALACCOUNT_PROVIDERS = proconnect.providers(PROCONNECT)
SOCIALACCOUNT_STORE_TOKENS = False

# What is kept about people, and for how long (days); `iatheque taches` forgets the rest.
SIGN_IN_LOG_DAYS = env.integer("IATHEQUE_SIGN_IN_LOG_DAYS", 365, minimum=1)
UNANSWERED_REQUEST_DAYS = env.integer("IATHEQUE_UNANSWERED_REQUEST_DAYS", 180, minimum=1)
# A reader's address is kept that long after her report was answered; never answered, as a request.
REPORT_ADDRESS_DAYS = env.integer("IATHEQUE_REPORT_ADDRESS_DAYS", 30, minimum=0)
PREVIEW_DAYS = env.integer("IATHEQUE_PREVIEW_DAYS", 14, minimum=1)
CONTACT_DAYS = env.integer("IATHEQUE_CONTACT_DAYS", 180, minimum=1)
CLOSED_REQUEST_DAYS = env.integer("IATHEQUE_CLOSED_REQUEST_DAYS", 365, minimum=1)

# Old sheets: after how many months their authority is asked to verify them, and how often.
REMINDER_AFTER_MONTHS = env.integer("IATHEQUE_REMINDER_AFTER_MONTHS", 12, minimum=1)
REMINDER_EVERY_MONTHS = env.integer("IATHEQUE_REMINDER_EVERY_MONTHS", 3, minimum=1)

# Mail: printed on the terminal until a server is named; in demonstration mode kept in DATA_DIR.
EMAIL_HOST = env.text("IATHEQUE_EMAIL_HOST")
EMAIL_PORT = env.integer("IATHEQUE_EMAIL_PORT", 587, minimum=1)
EMAIL_HOST_USER = env.text("IATHEQUE_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("IATHEQUE_EMAIL_PASSWORD")
EMAIL_USE_TLS = env.boolean("IATHEQUE_EMAIL_STARTTLS", default=True)
EMAIL_USE_SSL = env.boolean("IATHEQUE_EMAIL_SSL", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("IATHEQUE_EMAIL_FROM", f"IAthèque <{CONTACT_EMAIL}>")
DEMO_MAIL_DIR = DATA_DIR / "courriels"
DEMO_MAILS_KEPT = 200


def _mail_backend() -> str:
    """Return how mails leave: never by network in demonstration mode."""
    if DEMO:
        return "iatheque.accounts.demo_mail.DemoBackend"
    name = "smtp" if EMAIL_HOST else "console"
    return f"django.core.mail.backends.{name}.EmailBackend"


EMAIL_BACKEND = _mail_backend()

# Shared by every worker and every machine: limits on codes are counted there.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "iatheque" / "locale"]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": env.text("IATHEQUE_FILE_STORAGE", "django.core.files.storage.FileSystemStorage"),
        "OPTIONS": env.mapping("IATHEQUE_FILE_STORAGE_OPTIONS"),
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "files"
WHITENOISE_MAX_AGE = 3600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF] + ([proconnect.origin(PROCONNECT)] if PROCONNECT else []),
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS and env.boolean("IATHEQUE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_AGE = None  # gone with the browser
CSRF_FAILURE_VIEW = "iatheque.web.pages.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# Import: what a file may weigh, and what a scheduled source may lose between two readings.
IMPORT_MAX_BYTES = env.integer("IATHEQUE_IMPORT_MAX_MB", 50, minimum=1) * 1024 * 1024
IMPORT_MINIMUM_SHARE = env.share("IATHEQUE_IMPORT_MINIMUM_SHARE", 0.5)
# A plan that nobody applies is forgotten; a report and the way back are kept longer.
IMPORT_PLAN_HOURS = env.integer("IATHEQUE_IMPORT_PLAN_HOURS", 48, minimum=1)
IMPORT_REPORT_DAYS = env.integer("IATHEQUE_IMPORT_REPORT_DAYS", 365, minimum=1)
IMPORT_SOURCE_MINUTES = env.integer("IATHEQUE_IMPORT_SOURCE_MINUTES", 30, minimum=1)
# Hosts of the operator's own network that an import may read; all others must be public.
FETCH_ALLOWED_HOSTS = env.words("IATHEQUE_FETCH_ALLOWED_HOSTS")
# The State's public register of companies and administrations, asked about a SIRET.
SIRET_SEARCH_URL = env.text(
    "IATHEQUE_SIRET_SEARCH_URL", "https://recherche-entreprises.api.gouv.fr/search"
)
SIRET_SEARCH_SECONDS = env.integer("IATHEQUE_SIRET_SEARCH_SECONDS", 5, minimum=1)
# Attached resources; visits to links and fetching of logos, by `iatheque taches`.
RESOURCE_MAX_BYTES = env.integer("IATHEQUE_RESOURCE_MAX_MB", 25, minimum=1) * 1024 * 1024
LINK_CHECK_DAYS = env.integer("IATHEQUE_LINK_CHECK_DAYS", 14, minimum=1)
LINKS_PER_RUN = env.integer("IATHEQUE_LINKS_PER_RUN", 100)
FILE_UPLOAD_HANDLERS = [
    "iatheque.web.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# The hours during which a write of the API, sent again under its key, gets its first answer.
API_KEY_HOURS = env.integer("IATHEQUE_API_KEY_HOURS", 24, minimum=1)
# What a form or a request of the API may weigh, files apart.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Contents under CC BY-NC 4.0 (radar, girouet, values of studies: CIVITEO, Observatoire Data
# Publica).
NONCOMMERCIAL_CONTENT = env.boolean("IATHEQUE_NONCOMMERCIAL_CONTENT", default=True)

# A stock Datami widget shown at /donnees/datami.html: the address of its app.js.
DATAMI_BUNDLE = env.text("IATHEQUE_DATAMI_BUNDLE")

# Public data committed to a git remote: by `iatheque publish-git`, and by `iatheque taches`.
GIT_REMOTE = env.text("IATHEQUE_GIT_REMOTE")
GIT_BRANCH = env.text("IATHEQUE_GIT_BRANCH", "main")
GIT_TOKEN = env.text("IATHEQUE_GIT_TOKEN")
GIT_KEY = env.text("IATHEQUE_GIT_KEY")
GIT_MINIMUM_SHARE = env.share("IATHEQUE_GIT_MINIMUM_SHARE", 0.8)
GIT_SECONDS = env.integer("IATHEQUE_GIT_SECONDS", 60, minimum=1)

# Search: one index directory per level; `iatheque serve` has a thread follow the change
# log; elsewhere (tests, commands) each commit is applied in line.
INDEX_DIR = DATA_DIR / "index"
INDEX_THREAD = env.boolean("IATHEQUE_INDEX_THREAD", default=False)

# Anonymous pages kept in the memory of each worker, dropped when the catalogue changes.
PAGE_CACHE_BYTES = env.integer("IATHEQUE_PAGE_CACHE_MB", 32) * 1024 * 1024
CATALOGUE_VERSION_SECONDS = 1.0
WORKERS = env.integer("IATHEQUE_WORKERS", 2, minimum=1)

# The background of maps: the only images that come from elsewhere, on the only pages with a map.
# An empty address leaves our own outlines alone.
TILES_URL = tiles.address(
    env.text(
        "IATHEQUE_TILES_URL",
        "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
        "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png"
        "&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}",
    )
)
TILES_ORIGIN = tiles.origin(TILES_URL)
TILES_ATTRIBUTION = env.text("IATHEQUE_TILES_ATTRIBUTION", "Plan IGN, Géoplateforme")
TILES_MAX_ZOOM = env.integer("IATHEQUE_TILES_MAX_ZOOM", 18, minimum=1)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": "iatheque.lib.secret_addresses.Hidden"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["secrets"]}},
    "root": {"handlers": ["console"], "level": env.text("IATHEQUE_LOG_LEVEL", "INFO")},
    "loggers": {"httpx": {"level": "WARNING"}},  # one line per request otherwise
}
