-- A bill of a part of a period, such as that of who bought or moved in meanwhile, belongs to the period all the same: reports go by
-- the first day of the period and not by that of the bill.
alter table fee_bill add column period_from date;
update fee_bill b
   set period_from = case
           when b.run_id is null or i.anchor <> 'CALENDAR' then b.from_on
           when b.period like '%-Q%' then make_date(left(b.period, 4)::integer, right(b.period, 1)::integer * 3 - 2, 1)
           when length(b.period) = 4 then make_date(b.period::integer, 1, 1)
           else (b.period || '-01')::date end
  from fee_item i
 where i.id = b.fee_item_id;
alter table fee_bill alter column period_from set not null;
comment on column fee_bill.period_from is 'The first day of the period of which the bill is or is a part; of what is charged once, its day';

drop index fee_bill_by_first_day_ix;
create index fee_bill_by_period_ix on fee_bill (community_id, period_from, id);
