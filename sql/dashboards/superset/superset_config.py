"""Superset beside whomet: its own files, this machine alone, and no word to anybody else."""

import os
from pathlib import Path

_HOME = Path(os.environ["BI_DEMO_HOME"])

SECRET_KEY = (_HOME / "secret").read_text(encoding="utf-8")
SQLALCHEMY_DATABASE_URI = f"sqlite:///{_HOME / 'superset.db'}"
WTF_CSRF_TIME_LIMIT = None
# The datasets ask which topics, sources and countries were chosen, and this lets them.
FEATURE_FLAGS = {"ENABLE_TEMPLATE_PROCESSING": True}

# The page as it ships asks another host for a picture that counts visits; this lets it ask nobody.
TALISMAN_ENABLED = True
TALISMAN_CONFIG = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "script-src": ["'self'", "'unsafe-eval'", "'strict-dynamic'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,
    "session_cookie_secure": False,
}
