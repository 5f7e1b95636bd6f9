"""The language of an article: another than English only when it is certain."""

import pytest

from etl.text.language import detect_language

ENGLISH = (
    "The foreign ministers of Norway and Sweden met in Oslo on Monday and agreed to continue "
    "their talks next week, the Norwegian government said in a statement."
)
FOREIGN = {
    "de": "Die Außenminister von Norwegen und Schweden trafen sich am Montag in Oslo und "
    "vereinbarten, ihre Gespräche in der nächsten Woche fortzusetzen, teilte die Regierung mit.",
    "fr": "Les ministres des Affaires étrangères de la Norvège et de la Suède se sont rencontrés "
    "lundi à Oslo et ont décidé de poursuivre leurs entretiens, a annoncé le gouvernement.",
    "es": "Los ministros de Asuntos Exteriores de Noruega y Suecia se reunieron el lunes en Oslo "
    "y acordaron continuar sus conversaciones la próxima semana, informó el gobierno.",
    "ru": "Министры иностранных дел Норвегии и Швеции встретились в понедельник в Осло и "
    "договорились продолжить переговоры на следующей неделе, сообщило правительство.",
    "zh": "挪威和瑞典外交部长星期一在奥斯陆举行会晤。双方同意下周继续举行会谈。" * 3,
    "ko": "노르웨이와 스웨덴 외교장관이 월요일 오슬로에서 만나 다음 주에 회담을 계속하기로 "
    "합의했다고 노르웨이 정부가 밝혔다. 두 장관은 안보 협력과 무역 문제를 논의했으며 "
    "앞으로도 긴밀히 협의하기로 했다고 덧붙였다. 회담은 다음 주에 다시 열린다고 전했다.",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_articles_in_other_languages_are_told(code: str) -> None:
    assert detect_language(None, FOREIGN[code]) == code


def test_english_is_told() -> None:
    assert detect_language("Ministers meet", ENGLISH) == "en"


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH.upper(),
        "KIM JONG UN, XI JINPING, MOON JAE-IN AND SERGEI LAVROV MET KATSUYA OKADA IN PYONGYANG, "
        "SAYS RODONG SINMUN; YONHAP, KYODO, ITAR-TASS CARRY IT.",
        "Shr 65 cts vs 47 cts Net 184.3 mln vs 130.1 mln Sales 3.75 billion vs 2.63 billion "
        "Avg shrs 282.7 mln vs 281.2 mln Year Shr 1.59 dlrs vs 1.16 dlrs Net 450.1 mln",
        ENGLISH + " " + FOREIGN["fr"],
        "“Wir schaffen das,” she said on Monday. " + ENGLISH,
    ],
)
def test_english_copy_of_any_kind_is_not_taken_for_another_language(text: str) -> None:
    assert detect_language(None, text) in (None, "en")


@pytest.mark.parametrize(
    "text", ["", "Treffen in Oslo", "会晤", "12.5 17.3 " * 40, FOREIGN["de"][:60]]
)
def test_few_words_are_not_judged(text: str) -> None:
    assert detect_language(None, text) is None
