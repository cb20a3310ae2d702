-- name: coming
-- title: What comes next
-- help: Days to come, counted from the day that each plan is judged as of: measures that begin or end, decisions,
-- help: accounts of money, targets and promises.
-- parameter till, until (9999): only up to this day, such as 2022-12-31
with händelse(plan, datum, vad, slag, id, titel) as (
  select plan, start, 'börjar', 'åtgärd', id, åtgärd from åtgärd
  union all
  select plan, slut, 'slutar', 'åtgärd', id, åtgärd from åtgärd where läge not in ('genomförd', 'avbruten')
  union all
  select plan, beslut_senast, 'beslut senast', 'åtgärd', id, åtgärd from åtgärd
  union all
  select plan, redovisas_senast, 'pengarna redovisas senast', 'åtgärd', id, åtgärd from åtgärd
  union all
  select plan, senast_dag, 'målet nås senast', 'indikator', id, namn from indikator
  where bedömning not in ('uppnått', 'mer än utlovat')
  union all
  select plan, från, 'börjar gälla', 'löfte', id, löfte from löfte
  union all
  select plan, till, 'slutar gälla', 'löfte', id, löfte from löfte
  union all
  select id, från, 'börjar gälla', 'plan', id, titel from plan
  union all
  select id, till, 'slutar gälla', 'plan', id, titel from plan
)
select händelse.datum, vad, slag, händelse.plan, händelse.id, händelse.titel
from händelse join plan on plan.id = händelse.plan
where (händelse.datum > coalesce(plan.bedömd, plan.version, '')
  or händelse.datum = plan.bedömd and not plan.bedömd_till_och_med or händelse.datum = plan.version and plan.bedömd is null) and händelse.datum <= :till || '~' -- all of a year or month, which end before the sign
order by händelse.datum, händelse.plan, slag
