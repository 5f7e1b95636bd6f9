-- What was loaded, when, at what rate and with what outcome? One row a load, the latest first.
-- :load  number of one load
-- :limit  number of rows
with sums as (
    -- The ledger knows what a load that still runs has written so far.
    select
        load_id,
        sum(read_count)::int as read,
        sum(inserted_count)::int as inserted,
        sum(updated_count)::int as updated,
        sum(unchanged_count)::int as unchanged,
        sum(duplicate_count)::int as duplicate,
        sum(skipped_count)::int as skipped,
        sum(rejected_count)::int as rejected
    from load_batches
    where load_id in (select id from loads where outcome = 'running')
    group by load_id
)
select
    id as load,
    kind,
    started_at,
    date_trunc('second', coalesce(ended_at, now()) - started_at)::text as took,
    case
        when outcome = 'failed' and error like 'interrupted%' then 'interrupted'
        else outcome
    end as outcome,
    coalesce(sums.read, read_count) as read,
    round(
        coalesce(sums.read, read_count)
        / nullif(extract(epoch from coalesce(ended_at, now()) - started_at), 0)::numeric,
        1
    ) as per_second,
    coalesce(sums.inserted, inserted_count) as inserted,
    coalesce(sums.updated, updated_count) as updated,
    coalesce(sums.unchanged, unchanged_count) as unchanged,
    coalesce(sums.duplicate, duplicate_count) as duplicate,
    coalesce(sums.skipped, skipped_count) as skipped,
    coalesce(sums.rejected, rejected_count) as rejected,
    skipped_by,
    version,
    extractor_version,
    arguments,
    error
from loads
left join sums on sums.load_id = loads.id
where cast(:load as bigint) is null or id = cast(:load as bigint)
order by id desc
limit cast(:limit as bigint)
