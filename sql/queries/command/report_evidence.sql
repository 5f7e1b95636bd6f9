-- In which words do articles tell some meetings? One row a sentence; reprints of it stand once.
-- :meetings required  keys of the meetings
select meeting_key, source, published_on, url, evidence
from (
    select distinct on (meeting_key, evidence)
        meeting_key, source, published_on, url, evidence, article_key, start_offset
    from bi.evidence
    where meeting_key = any(cast(:meetings as text[]))
    order by meeting_key, evidence, published_on, article_key, start_offset
) as told
order by meeting_key, published_on nulls last, article_key, start_offset
