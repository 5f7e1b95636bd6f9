"""Find the files the program carries: migrations, SQL, seeds and the model."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def asset_dir(name: str) -> Path:
    """Return the folder `name`, inside the installed wheel or beside this package in a checkout."""
    packaged = _HERE / "_assets" / name
    return packaged if packaged.is_dir() else _HERE.parent / name


def model_dir() -> Path:
    """Return the folder of the extraction model, its tokenizer, its settings and its card."""
    return _HERE / "extract" / "weights"
