-- title: Goals and targets that are not reached
-- help: Goals that are not judged to be reached, and indicators that have a target and are not known to be there.
select plan, 'mål' as slag, id, mål as titel, bedömning, bedömd_för as period, null as procent_av_vägen
from mål
where bedömning <> 'uppnått'
union all
select plan, 'indikator', id, namn, bedömning, utfall_för, procent_av_vägen
from indikator
where har_mål and i_perioden and bedömning not in ('uppnått', 'mer än utlovat')
