-- Loads whose rejects in the table are not as many as their batches count.
select batches.load_id
from load_batches as batches
group by batches.load_id
having sum(batches.rejected_count) <> (
    select count(*) from rejects where rejects.load_id = batches.load_id
);
