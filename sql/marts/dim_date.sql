-- One row per day of the years from the first to the last that the star's tables know.
with told as (
    select min(date_key) as first_on, max(date_key) as last_on from bi.dim_date
    union all
    select min(date_key), max(date_key) from told_fact_meeting
    union all
    select min(date_key), max(date_key) from told_fact_report
),

years as (
    select
        date_trunc('year', min(first_on)) as first_on,
        date_trunc('year', max(last_on)) + interval '1 year' - interval '1 day' as last_on
    from told
)

select
    day::date as date_key,
    extract(year from day)::integer as year,
    extract(quarter from day)::integer as quarter,
    extract(month from day)::integer as month,
    to_char(day, 'FMMonth') as month_name,
    date_trunc('month', day)::date as month_on,
    extract(isoyear from day)::integer as iso_year,
    extract(week from day)::integer as iso_week,
    date_trunc('week', day)::date as week_on,
    extract(day from day)::integer as day,
    extract(isodow from day)::integer as weekday,
    to_char(day, 'FMDay') as weekday_name,
    extract(isodow from day) > 5 as is_weekend
from years
cross join generate_series(first_on::timestamp, last_on::timestamp, interval '1 day') as day
