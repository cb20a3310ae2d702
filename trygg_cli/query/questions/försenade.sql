-- name: late
-- title: Late measures
-- help: Measures whose last day has passed, and that are not done, resting or cancelled.
select plan, id, åtgärd, område, ansvarig_namn as ansvarig, slut, status, nästa_steg
from åtgärd
where försenad
order by slut, plan, id
