-- title: All that an actor has a part in
-- help: Measures, commitments, indicators, promises and groups of one actor, with the part that it has.
-- parameter aktör: the short or the full name of an actor, such as TK
select ansvar.plan, ansvar.roll, ansvar.slag, ansvar.id, ansvar.titel, ansvar.åtagande, åtgärd.slut, åtgärd.läge
from ansvar
left join åtgärd on ansvar.slag = 'åtgärd' and åtgärd.plan = ansvar.plan and åtgärd.id = ansvar.id
where vik(:aktör) in (vik(ansvar.aktör), vik(ansvar.namn))
