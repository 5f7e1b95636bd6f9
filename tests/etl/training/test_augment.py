import random

from etl.extract.words import SHAPES
from etl.training.augment import (
    Pools,
    add_dateline,
    entity_spans,
    swap_names,
    vary_shapes,
)
from etl.training.sentences import Sentence, place_marks

ROW = {
    "text": "Mary Reed met Cole in Peru before Cole left",
    "entities": [["PER", "Mary Reed"], ["PER", "Cole"], ["GPE", "Peru"], ["PER", "Cole"]],
    "meetings": [
        {
            "trigger": "met",
            "kind": "talks",
            "status": "held",
            "parties": ["Mary Reed", "Cole"],
            "host": None,
            "mediator": None,
            "place": ["Peru"],
            "date": [],
            "topic": [],
        }
    ],
}
POOLS = Pools({"PER": (("Ri", "Chang", "Dae"),), "GPE": (("Laos",),), "NORP": (), "ORG": ()})


def entities(sentence: Sentence) -> list[tuple[str, str]]:
    return [
        (label, " ".join(sentence.words[start:end]))
        for start, end, label in entity_spans(sentence.entities)
    ]


def test_swapped_names_keep_their_labels_and_roles() -> None:
    swapped = swap_names(place_marks(ROW), POOLS, random.Random(1), share=1.0)
    assert " ".join(swapped.words) == (
        "Ri Chang Dae met Ri Chang Dae in Laos before Ri Chang Dae left"
    )
    assert entities(swapped) == [
        ("PER", "Ri Chang Dae"),
        ("PER", "Ri Chang Dae"),
        ("GPE", "Laos"),
        ("PER", "Ri Chang Dae"),
    ]
    [meeting] = swapped.meetings
    assert swapped.words[meeting.trigger] == "met"
    assert meeting.roles[0] == (1, 2, 2, 0, 1, 2, 2, 0, 0, 0, 0, 0, 0, 0)
    assert meeting.roles[2] == (0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0)


def test_without_a_share_nothing_is_swapped() -> None:
    sentence = place_marks(ROW)
    assert swap_names(sentence, POOLS, random.Random(1), share=0.0) == sentence


def test_a_dateline_moves_all_marks_along() -> None:
    sentence = place_marks(ROW)
    with_line = add_dateline(sentence, POOLS, random.Random(3))
    size = len(with_line.words) - len(sentence.words)
    assert with_line.words[0] == "LAOS"
    assert entities(with_line)[0] == ("GPE", "LAOS")
    assert entities(with_line)[-4:] == entities(sentence)
    [meeting] = with_line.meetings
    assert with_line.words[meeting.trigger] == "met"
    assert all(not any(layer[:size]) for layer in meeting.roles)
    assert {len(layer) for layer in meeting.roles} == {len(with_line.words)}


def test_shapes_are_varied_seldom_and_marks_never() -> None:
    mark, upper, lower = SHAPES.index("mark"), SHAPES.index("upper"), SHAPES.index("lower")
    rng = random.Random(1)
    results = [tuple(vary_shapes([lower, mark], rng)) for _ in range(1000)]
    assert {shapes[1] for shapes in results} == {mark}
    assert 20 < results.count((upper, mark)) < 90
    assert results.count((lower, mark)) > 850
