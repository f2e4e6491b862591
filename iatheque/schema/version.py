"""Version of the published model; `docs/schema/CHANGELOG.md` tells what each one changed."""

MODEL_VERSION = "1.1.0"
MODEL_DATE = "2025-04-01"
MODEL_CREATED = "2024-12-01"
