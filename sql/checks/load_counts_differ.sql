-- Ended loads whose counts are not the sums of their batches.
select loads.id, loads.read_count, sum(batches.read_count) as told_by_batches
from loads
left join load_batches as batches on batches.load_id = loads.id
where loads.outcome <> 'running'
group by loads.id
having (
    loads.read_count, loads.inserted_count, loads.updated_count, loads.unchanged_count,
    loads.duplicate_count, loads.skipped_count, loads.rejected_count
) <> (
    coalesce(sum(batches.read_count), 0), coalesce(sum(batches.inserted_count), 0),
    coalesce(sum(batches.updated_count), 0), coalesce(sum(batches.unchanged_count), 0),
    coalesce(sum(batches.duplicate_count), 0), coalesce(sum(batches.skipped_count), 0),
    coalesce(sum(batches.rejected_count), 0)
);
