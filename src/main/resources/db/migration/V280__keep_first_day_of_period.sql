-- A bill of a part of a period, such as that of who bought or moved in meanwhile, belongs to the period all the same: reports go by
-- the first day of the period and not by that of the bill.
alter table fee_bill add column period_from date;
update fee_bill b
   set period_from = case
           when b.run_id is null then b.from_on
           -- Bills are due so many days behind it.
           when i.anchor <> 'CALENDAR' then coalesce(
                (select b.due_on - s.due_days from fee_standard s
                  where s.fee_item_id = b.fee_item_id and s.effective_from <= b.due_on - s.due_days
                  order by s.effective_from desc limit 1), b.from_on)
           when b.period like '%-Q%' then make_date(left(b.period, 4)::integer, right(b.period, 1)::integer * 3 - 2, 1)
           when length(b.period) = 4 then make_date(b.period::integer, 1, 1)
           else (b.period || '-01')::date end
  from fee_item i
 where i.id = b.fee_item_id;
alter table fee_bill alter column period_from set not null;
comment on column fee_bill.period_from is 'The first day of the period of which the bill is or is a part; of what is charged once, its day';

drop index fee_bill_by_first_day_ix;
create index fee_bill_by_period_ix on fee_bill (community_id, period_from, id);
