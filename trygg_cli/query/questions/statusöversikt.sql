-- name: status-overview
-- title: How the measures go, area by area
-- help: How many measures each focus area has in each state. With --period: those that belong to it.
select plan, coalesce(område, '') as område, count(*) as åtgärder,
  sum(läge = 'genomförd') as genomförda, sum(läge = 'pågår') as pågår, sum(läge = 'försenad') as försenade,
  sum(läge = 'ej påbörjad') as ej_påbörjade, sum(läge = 'vilande') as vilande, sum(läge = 'avbruten') as avbrutna,
  sum(läge = 'har inte börjat') as har_inte_börjat, sum(läge = 'status saknas') as utan_status
from åtgärd
where i_perioden
group by plan, område_id
order by min(åtgärd.rowid)
