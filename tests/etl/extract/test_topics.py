"""An article's topics are what it opens with and stays with."""

from etl.extract.model import TaggedSentence, TaggedSpan
from etl.extract.reading import Reading
from etl.extract.topics import article_topics, meeting_topics
from etl.seeding.lookups import Lookups
from etl.text.sentences import split_sentences


def topics_of(text: str, title: str | None = None) -> list[str | None]:
    sentences = [
        TaggedSentence(start=start, end=end, spans=(), triggers=())
        for start, end in split_sentences(text)
    ]
    return [c.code for c in article_topics(Reading(text, sentences), title, Lookups.load())]


def test_what_is_told_in_passing_is_no_main_topic() -> None:
    text = (
        "The ministers discussed fishing rights in the strait. Fishing boats stayed in port. "
        "Farmers and fishermen asked for talks on fish quotas. The ministry of agriculture agreed. "
        "Fishing resumes in May. A road near the port was closed because of a flood last year."
    )
    codes = topics_of(text)
    assert codes[0] == "agriculture"
    assert "disasters" not in codes


def test_the_title_counts_as_the_beginning() -> None:
    assert topics_of("They met on Monday and parted as friends.", "Ceasefire agreed")[0] == (
        "ceasefire"
    )


def test_without_telling_words_there_is_no_topic() -> None:
    assert topics_of("They met on Monday and parted as friends.") == []


def test_a_post_tells_who_is_met_not_what_about() -> None:
    text = "He met the Energy Minister to talk about fishing rights."
    post = TaggedSpan(start=11, end=26, label="POST", score=1.0)
    assert text[post.start : post.end] == "Energy Minister"
    reading = Reading(text, [TaggedSentence(start=0, end=len(text), spans=(post,), triggers=())])
    assert [c.code for c in meeting_topics([], [0], reading, Lookups.load())] == ["agriculture"]
