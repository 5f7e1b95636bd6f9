-- Loads whose rejects in the table are not as many as their batches count as new.
select batches.load_id
from load_batches as batches
join loads on loads.id = batches.load_id
where loads.outcome <> 'undone'
group by batches.load_id
having sum(batches.rejected_count - batches.known_reject_count) <> (
    select count(*) from rejects where rejects.load_id = batches.load_id
);
