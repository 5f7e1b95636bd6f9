-- Which batches did a load write? One row a batch.
-- :load required  number of the load
select
    position as batch,
    written_at,
    first_locator,
    last_locator,
    read_count as read,
    inserted_count as inserted,
    updated_count as updated,
    unchanged_count as unchanged,
    duplicate_count as duplicate,
    skipped_count as skipped,
    rejected_count as rejected,
    skipped_by
from load_batches
where load_id = cast(:load as bigint)
order by position
