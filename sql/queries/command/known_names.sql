-- Which names of persons and organisations do the articles bear? One row a name.
select distinct forms.name
from bi.actor_names as forms
where forms.type = 'person'
   or forms.actor_key in (select organisation_key from bi.dim_organisation)
order by 1
