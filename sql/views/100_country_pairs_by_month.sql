-- One row per pair of countries and month in which they met.
create view bi.country_pairs_by_month as
select
    month_on,
    country_code_a,
    country_code_b,
    count(*) as meeting_count,
    count(*) filter (where kind = 'summit') as summit_count,
    max(source_count) as most_sources
from bi.bridge_meeting_countries
where status = 'held' and month_on is not null
group by 1, 2, 3;

comment on view bi.country_pairs_by_month is 'One row per pair of countries and month in which they met; meetings whose month is not told are left out.';
comment on column bi.country_pairs_by_month.month_on is 'First day of the month.';
comment on column bi.country_pairs_by_month.country_code_a is 'The country whose code comes first, ISO 3166.';
comment on column bi.country_pairs_by_month.country_code_b is 'The other country.';
comment on column bi.country_pairs_by_month.meeting_count is 'Meetings held in which both took part.';
comment on column bi.country_pairs_by_month.summit_count is 'How many of them were summits.';
comment on column bi.country_pairs_by_month.most_sources is 'Independent sources of the one that most told.';
