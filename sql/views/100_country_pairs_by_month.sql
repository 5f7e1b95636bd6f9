-- One row per pair of countries and month in which they met.
create view bi.country_pairs_by_month as
select
    date_trunc('month', meetings.earliest_on)::date as month_on,
    met.country_code_a,
    met.country_code_b,
    count(*) as meeting_count,
    count(*) filter (where meetings.kind = 'summit') as summit_count,
    max(meetings.source_count) as most_sources
from bi.bridge_meeting_countries as met
join bi.fact_meeting as meetings using (meeting_key)
where meetings.status = 'held'
  and meetings.earliest_on is not null
  and meetings.precision in ('day', 'week', 'month')
group by 1, 2, 3;

comment on view bi.country_pairs_by_month is 'One row per pair of countries and month in which they met; meetings whose month is not told are left out.';
comment on column bi.country_pairs_by_month.month_on is 'First day of the month.';
comment on column bi.country_pairs_by_month.country_code_a is 'The country whose code comes first, ISO 3166.';
comment on column bi.country_pairs_by_month.country_code_b is 'The other country.';
comment on column bi.country_pairs_by_month.meeting_count is 'Meetings held in which both took part.';
comment on column bi.country_pairs_by_month.summit_count is 'How many of them were summits.';
comment on column bi.country_pairs_by_month.most_sources is 'Independent sources of the one that most told.';
