-- One row per pair of countries that faced each other at a touched meeting.
select distinct
    a.meeting_key,
    a.country_code as country_code_a,
    b.country_code as country_code_b,
    a.date_key
from told_fact_participation as a
join told_fact_participation as b
    on b.meeting_key = a.meeting_key
    and b.country_code > a.country_code
    and (a.side is null or b.side is null or a.side <> b.side)
where a.role <> 'absent' and b.role <> 'absent'
