-- title: Problems that no measure is against
-- help: Problems that no measure names. Prioritised ones come first.
select plan, id, problem, prioriterat, målgrupp
from problem
where åtgärder is null
order by prioriterat desc
