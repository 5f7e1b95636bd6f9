-- Where do reports of one meeting disagree?
select meeting_key, title, field, chosen, told, source
from bi.meeting_disagreements
order by meeting_key, field, told, source
