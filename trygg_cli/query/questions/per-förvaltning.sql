-- name: by-department
-- title: Measures by who answers for them
-- help: How many measures each unit answers for or has taken a part of upon itself, how many of those others have too,
-- help: and how they go; last those that nobody answers for. With --period: those that belong to it.
with har(plan, id, aktör, namn) as (
  select distinct plan, id, aktör, namn from ansvar where slag = 'åtgärd' and roll in ('ansvarig', 'åtar sig')
),
del(plan, id, aktör, namn, antal) as (
  select plan, id, aktör, namn, count(*) over (partition by plan, id) from har
  union all
  select plan, id, null, 'utan ansvarig', 1 from åtgärd
  where (plan, id) not in (select plan, id from har)
)
select del.plan, del.aktör, del.namn, sum(antal > 1) as även_hos_andra, count(*) as åtgärder,
  sum(läge = 'genomförd') as genomförda, sum(läge = 'pågår') as pågår, sum(läge = 'försenad') as försenade,
  sum(snart_försenad) as snart_försenade, sum(läge = 'ej påbörjad') as ej_påbörjade, sum(läge in ('vilande', 'avbruten')) as vilande_eller_avbrutna,
  sum(läge = 'har inte börjat') as har_inte_börjat, sum(läge = 'status saknas') as utan_status
from del join åtgärd on åtgärd.plan = del.plan and åtgärd.id = del.id
where åtgärd.i_perioden
group by del.plan, del.aktör, del.namn
order by del.plan, del.aktör is null, åtgärder desc, del.namn collate svenska
