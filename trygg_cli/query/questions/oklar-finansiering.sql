-- name: unclear-funding
-- title: Measures without settled funding
-- help: Measures of which the plan says that the money is not settled.
select plan, id, åtgärd, område, ansvarig_namn as ansvarig, finansiär, belopp, läge, kommentar
from åtgärd
where finansiering = 'oklar'
