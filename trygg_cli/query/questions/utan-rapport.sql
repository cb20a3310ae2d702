-- title: Measures without a report
-- help: Measures that nothing was reported on, though something was to be expected. With --period: in that period.
select plan, id, åtgärd, område, ansvarig_namn as ansvarig, start, slut, läge, rapporterad
from åtgärd
where saknar_rapport
