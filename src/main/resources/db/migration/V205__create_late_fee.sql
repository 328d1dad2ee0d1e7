-- The late fee (违约金) of a bill up to a day, before what was paid or waived of it: each day behind the due day and the grace
-- days, by the principal that was unpaid at its end; simple, rounded half up once, capped. LateFee reckons the same line by line
-- for people; a test holds the two together.
create function huiyin_counted_days(of_bill uuid, first_on date, last_on date) returns bigint
    language sql stable
    return case when last_on < first_on then 0
           else (last_on - first_on + 1) - (
               -- Disputes of one bill never overlap.
               select coalesce(sum(least(coalesce(d.to_on, last_on), last_on) - greatest(d.from_on, first_on) + 1), 0)
                 from fee_dispute d
                where d.bill_id = of_bill and d.from_on <= last_on and coalesce(d.to_on, last_on) >= first_on)
           end;
comment on function huiyin_counted_days(uuid, date, date) is 'The days from the first to the last that no dispute covers';

create function huiyin_late_fee(bill fee_bill, up_to date) returns bigint
    language sql stable
    return case
        when bill.late_daily_rate is null or up_to <= bill.due_on + bill.late_grace_days
             or bill.status in ('DRAFT', 'VOID') then 0
        else least(
            floor(bill.late_cap_ratio * bill.amount_fen),
            round(bill.late_daily_rate * (
                bill.amount_fen::numeric * huiyin_counted_days(bill.id, bill.due_on + bill.late_grace_days + 1, up_to)
                - coalesce((
                    select sum(case e.credit when 'RECEIVABLE' then e.amount_fen else -e.amount_fen end::numeric
                               * huiyin_counted_days(bill.id,
                                                     greatest(e.effective_on, bill.due_on + bill.late_grace_days + 1), up_to))
                      from ledger_entry e
                     where e.bill_id = bill.id and e.effective_on <= up_to
                       and (e.credit = 'RECEIVABLE' or e.debit = 'RECEIVABLE' and e.kind <> 'BILL_PUBLISHED')), 0)
            )))::bigint
        end;
comment on function huiyin_late_fee(fee_bill, date) is 'The late fee of a bill up to a day, in fen, before what was paid or waived of it';
