-- The words of the articles, as the trigger that was off would have kept them, though put together
-- from those of their paragraphs: reading a million articles takes most of an hour.
create table made_up.words as
select number, setweight(to_tsvector('english', search.plain(words)), 'D') as words
from made_up.paragraphs;
analyze made_up.words;
insert into search.articles (article_id, words, published_on)
select
    drawn.id,
    search.article_words(drawn.title, coalesce(drawn.said, ''))
    || one.words || two.words || three.words,
    drawn.day
from made_up.drawn
join made_up.words as one on one.number = drawn.paragraphs[1]
join made_up.words as two on two.number = drawn.paragraphs[2]
join made_up.words as three on three.number = drawn.paragraphs[3];
