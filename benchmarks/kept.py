"""Keep the claims of a load for another run: rules of identity change, extraction takes minutes."""

import pickle
from hashlib import sha256
from pathlib import Path

from etl.extract import Extractor
from etl.records import Article, Claims


class KeptExtractor:
    """Extracts what no earlier run extracted with the same model, seeds and rules."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which need not exist; the claims of each version lie apart in it."""
        self._extractor = Extractor.load()
        self.version = self._extractor.version
        self._folder = folder / self.version
        self._folder.mkdir(parents=True, exist_ok=True)

    def extract(self, article: Article) -> Claims:
        """Return the claims of one article."""
        path = self._folder / sha256(repr(article).encode()).hexdigest()
        if path.exists():
            kept: Claims = pickle.loads(path.read_bytes())  # a file of our own
            return kept
        claims = self._extractor.extract(article)
        part = path.with_suffix(".part")
        part.write_bytes(pickle.dumps(claims))
        part.replace(path)
        return claims
