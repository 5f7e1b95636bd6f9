import pytest

from etl.extract import Extractor
from etl.records import Article, Claims
from tests.factories import make_article

TALKS = "Canadian Foreign Minister Joan Barclay met Peruvian President Luis Ames in Lima on Monday."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def article(**told: object) -> Article:
    return make_article(TALKS, **told)


def test_a_usable_article_makes_claims(extractor: Extractor) -> None:
    assert len(extractor.extract(article()).reports) == 1


def test_a_kill_claims_nothing(extractor: Extractor) -> None:
    claims = extractor.extract(article(status="withdrawn"))
    assert claims == Claims(extractor_version=extractor.version)


@pytest.mark.parametrize(
    ("told", "rule"),
    [({"status": "withheld"}, "withheld"), ({"language": "fr"}, "language")],
)
def test_what_cannot_be_read_yet_is_skipped_by_its_rule(
    extractor: Extractor, told: dict[str, object], rule: str
) -> None:
    claims = extractor.extract(article(**told))
    assert claims.skipped == rule
    assert claims.reports == ()
