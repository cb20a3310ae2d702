-- title: Measures by who answers for them
-- help: How many measures each unit answers for or has taken a part of upon itself, and how they go.
-- help: With --period: those that belong to it.
with del(plan, aktör, namn, id) as (
  select distinct plan, aktör, namn, id from ansvar where slag = 'åtgärd' and roll in ('ansvarig', 'åtar sig')
)
select del.plan, del.aktör, del.namn, count(*) as åtgärder,
  sum(läge = 'genomförd') as genomförda, sum(läge = 'pågår') as pågår, sum(läge = 'försenad') as försenade,
  sum(läge = 'ej påbörjad') as ej_påbörjade, sum(läge in ('vilande', 'avbruten')) as vilande_eller_avbrutna,
  sum(läge = 'har inte börjat') as har_inte_börjat, sum(läge = 'status saknas') as utan_status
from del join åtgärd on åtgärd.plan = del.plan and åtgärd.id = del.id
where åtgärd.i_perioden
group by del.plan, del.aktör, del.namn
order by del.plan, åtgärder desc, del.namn collate svenska
