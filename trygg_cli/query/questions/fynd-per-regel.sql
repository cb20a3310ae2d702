-- name: findings-by-rule
-- title: Findings by rule
-- help: How many findings each rule has, in how many plans, the errors first. Frozen findings are not counted.
select kod, namn, allvar, count(*) as fynd, count(distinct fil) as planer, min(mening) as till_exempel
from fynd
where not fryst
group by kod, namn, allvar
order by case allvar when 'fel' then 1 when 'varning' then 2 else 3 end, fynd desc, kod
