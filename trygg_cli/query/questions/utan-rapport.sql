-- name: without-a-report
-- title: Measures, goals and promises without a report
-- help: What nothing was reported on, though something was to be expected. With --period: in that period, and only of
-- help: the plans that hold in it, unless plans are named.
-- parameter planer, plans (gällande): alla also asks of plans that do not hold in the period, as where plans are named
with lucka(plan, slag, id, titel, område, ansvarig, start, slut, läge, rapporterad, ordning) as (
  select plan, 'åtgärd', id, åtgärd, område, ansvarig_namn, start, slut, läge, rapporterad, 1
  from åtgärd where saknar_rapport
  union all
  select plan, 'mål', id, mål, område, ansvarig_namn, null, null, bedömning, senast_bedömd_för, 2
  from mål where saknar_rapport
  union all
  select plan, 'löfte', id, löfte, null, coalesce(ansvarig_namn, lovas_av_namn), från, till, bedömning,
    senast_bedömd_för, 3
  from löfte where saknar_rapport
)
select lucka.plan, lucka.slag, lucka.id, lucka.titel, lucka.område, lucka.ansvarig, lucka.start, lucka.slut,
  lucka.läge, lucka.rapporterad
from lucka join plan on plan.id = lucka.plan
where plan.gäller_i_perioden or :planer = 'alla'
order by plan.rowid, ordning
