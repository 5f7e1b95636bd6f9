import pytest

from etl.report.markup import Markup, joined, link, shortened, tag, void

HOSTILE = "<script>alert('x')</script> \"&\x00\x1b"


def test_text_from_outside_never_becomes_markup() -> None:
    made = tag("p", HOSTILE, title=HOSTILE)
    assert "<script" not in made
    escaped = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &quot;&amp;"
    assert made == f'<p title="{escaped}">{escaped}</p>'


def test_finished_markup_stays_as_it_is() -> None:
    assert tag("p", tag("b", "a"), 1, Markup("<i></i>")) == "<p><b>a</b>1<i></i></p>"
    assert isinstance(joined("a", "b"), Markup)


def test_attributes_are_named_as_html_names_them() -> None:
    made = tag("td", class_="a", data_sort=None, aria_sort="none", hidden=True, view_box="0 0")
    assert made == '<td class="a" aria-sort="none" hidden="hidden" viewBox="0 0"></td>'
    assert void("input", type="search") == '<input type="search" />'


def test_numbers_are_written_short() -> None:
    assert tag("rect", x=10.0, y=3.14159) == '<rect x="10" y="3.14"></rect>'


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        " https://a.example",
        "//a.example",
        "http://",
        None,
    ],
)
def test_only_pages_of_the_web_are_linked(url: str | None) -> None:
    assert link(url, "a <b>") == "a &lt;b&gt;"


def test_a_link_keeps_its_address_and_cannot_leave_its_quotes() -> None:
    made = link('https://a.example/?a=1&b="onclick=x', "a")
    assert 'href="https://a.example/?a=1&amp;b=&quot;onclick=x"' in made


def test_long_words_end_in_dots() -> None:
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcd fgh", 6) == "abcd…"
