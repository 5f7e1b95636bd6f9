-- What was loaded, when, and with what outcome? One row a load, the latest first.
-- :load  number of one load
-- :limit  number of rows
select
    id as load,
    kind,
    started_at,
    date_trunc('second', ended_at - started_at)::text as took,
    outcome,
    read_count as read,
    inserted_count as inserted,
    updated_count as updated,
    unchanged_count as unchanged,
    duplicate_count as duplicate,
    skipped_count as skipped,
    rejected_count as rejected,
    skipped_by,
    version,
    extractor_version,
    arguments,
    error
from loads
where cast(:load as bigint) is null or id = cast(:load as bigint)
order by id desc
limit cast(:limit as bigint)
