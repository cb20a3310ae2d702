-- name: problems-without-a-measure
-- title: Problems that no measure is against
-- help: Problems that no measure is against, be it by its goal, its focus area or a cause. Prioritised ones come first.
select plan, id, problem, prioriterat, målgrupp
from problem
where åtgärder is null
order by prioriterat desc
