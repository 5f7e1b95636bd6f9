-- Claims whose offsets lie beyond the article's text, or whose words are not the text's.
select mentions.article_id, mentions.position, 'mention' as claim
from mentions
join articles on articles.id = mentions.article_id
-- A line break is layout, on either side.
where regexp_replace(mentions.words, '\s+', ' ', 'g') <> regexp_replace(
    substr(articles.text, mentions.start_offset + 1, mentions.end_offset - mentions.start_offset),
    '\s+', ' ', 'g'
)
union all
select evidence.article_id, evidence.position, 'evidence'
from report_evidence as evidence
join articles on articles.id = evidence.article_id
where evidence.end_offset > length(articles.text)
union all
select claim.article_id, claim.position, 'post'
from post_claims as claim
join articles on articles.id = claim.article_id
where claim.end_offset > length(articles.text);
