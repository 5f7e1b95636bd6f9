-- Which meetings fit the filters, with all that is known of each? One row a meeting.
-- :meeting  key of one meeting
-- :actor  key of a person who took part
-- :organisation  key of an organisation that took part or was represented
-- :country  code of the country it was in or of a party
-- :topic  code of the topic, of either level
-- :kind  summit, talks, visit, call, conference or other
-- :status  planned, held or called_off
-- :since  first day
-- :until  last day
-- :limit  number of rows, the latest first; behind all others those whose day is not told
with chosen as (
    select meeting_key
    from bi.find_meetings(:country, :topic, cast(:since as date), cast(:until as date))
    join bi.fact_meeting using (meeting_key)
    where (cast(:meeting as text) is null or meeting_key = :meeting)
      and (cast(:kind as text) is null or kind = :kind)
      and (cast(:status as text) is null or status = :status)
      and (
          cast(:actor as text) is null
          or meeting_key in (
              select party.meeting_key from bi.fact_participation as party
              where party.actor_key = :actor
          )
      )
      and (
          cast(:organisation as text) is null
          or meeting_key in (
              select party.meeting_key from bi.fact_participation as party
              where party.organisation_key = :organisation
          )
      )
    order by earliest_on desc nulls last, first_reported_on desc nulls last, meeting_key
    limit cast(:limit as bigint)
)

select
    m.meeting_key,
    m.kind,
    m.status,
    m.title,
    m.started_on,
    m.ended_on,
    m.days,
    m.earliest_on,
    m.latest_on,
    m.precision,
    m.date_text,
    m.first_reported_on,
    places.city,
    c.name as country,
    m.venue,
    coalesce(
        (
            select json_agg(
                json_build_object(
                    'name', p.name,
                    'type', p.type,
                    'role', p.role,
                    'post', p.post,
                    'organisation', case when p.type <> 'organisation' then body.name end,
                    'country', case when p.type <> 'country' then land.name end,
                    'key', p.participant_key
                )
                order by p.position
            )
            from bi.fact_participation as p
            left join bi.dim_organisation as body on body.organisation_key = p.organisation_key
            left join bi.dim_country as land on land.country_code = p.country_code
            where p.meeting_key = m.meeting_key
        ),
        '[]'
    ) as participants,
    array(
        select topics.name
        from bi.bridge_meeting_topic as told
        join bi.dim_topic as topics on topics.topic_code = told.topic_code
        where told.meeting_key = m.meeting_key
        order by told.weight desc, topics.name
    ) as topics,
    array(
        select distinct sources.name
        from bi.fact_report as report
        join bi.dim_source as sources on sources.source_key = report.source_key
        where report.meeting_key = m.meeting_key
        order by 1
    ) as sources,
    m.report_count as reports,
    m.confidence,
    array(
        select regexp_replace(told.evidence, '\s+', ' ', 'g')
        from bi.evidence as told
        where told.meeting_key = m.meeting_key
        order by told.published_on nulls last, told.article_key, told.start_offset
    ) as evidence
from chosen
join bi.fact_meeting as m using (meeting_key)
left join bi.dim_place as places on places.place_key = m.place_key
left join bi.dim_country as c on c.country_code = m.country_code
order by m.earliest_on desc nulls last, m.first_reported_on desc nulls last, m.meeting_key
