-- Where do reports of one meeting disagree?
-- :limit = 1000  most rows
select meeting_key, title, field, chosen, told, source
from bi.meeting_disagreements
order by meeting_key, field, told, source
limit cast(:limit as integer)
