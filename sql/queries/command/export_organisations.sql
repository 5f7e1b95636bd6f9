-- Which organisations do the articles name, and under which names? One row an organisation.
select
    o.id,
    o.name,
    o.kind,
    c.name as country,
    parent.name as parent,
    o.wikidata_id,
    array(
        select n.name
        from organisation_names as n
        where n.organisation_id = o.id
        order by n.name
    ) as names,
    (
        select count(distinct p.meeting_id)
        from meeting_participants as p
        where o.id in (p.organisation_id, p.represents_organisation_id)
    ) as meetings
from organisations as o
left join countries as c on c.code = o.country_code
left join organisations as parent on parent.id = o.parent_id
where exists (select 1 from organisation_members as m where m.organisation_id = o.id)
   or exists (select 1 from meeting_participants as p where p.organisation_id = o.id)
order by o.sort_key, o.id
