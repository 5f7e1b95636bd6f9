-- Which articles tell of a meeting, and in which words? One row a sentence.
-- :meeting required  key of the meeting
select
    told.article_key as article,
    told.report_position as report,
    told.published_on,
    told.source,
    coalesce(told.title, told.dateline) as headline,
    coalesce(told.url, told.read_from) as read_from,
    told.attributed_to,
    told.corrects,
    told.evidence as text,
    told.start_offset,
    told.end_offset,
    (
        select json_agg(json_build_array(one.start_offset, one.end_offset) order by one.start_offset)
        from bi.evidence_names as one
        where one.meeting_key = told.meeting_key
          and one.article_key = told.article_key
          and one.report_position = told.report_position
          and one.position = told.position
    ) as marks
from bi.evidence as told
where told.meeting_key = :meeting
order by told.published_on nulls last, told.article_key, told.report_position, told.start_offset
