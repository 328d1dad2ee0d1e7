-- A waiver holds whatever is entered afterwards: where a late fee falls below it, only the part that is not needed leaves the
-- books, and comes back when the late fee rises again, such as by the reversal of what had lowered it.
alter table fee_bill
    add column late_granted_fen bigint not null default 0;
update fee_bill b
   set late_granted_fen = greatest(
           b.late_waived_fen,
           case when b.status in ('OPEN', 'PART_PAID', 'PAID')
                then (select coalesce(sum(d.amount_fen), 0) from bill_decision d
                       where d.bill_id = b.id and d.kind = 'LATE_FEE_WAIVER')
                else 0 end)
 where b.late_waived_fen > 0
    or exists (select from bill_decision d where d.bill_id = b.id and d.kind = 'LATE_FEE_WAIVER');
alter table fee_bill
    add constraint fee_bill_granted_ck check (late_granted_fen >= late_waived_fen);
comment on column fee_bill.late_granted_fen is 'How much of the late fee was waived by decisions';
comment on column fee_bill.late_waived_fen is 'How much of that stands in the ledger: never more than the late fee that was not paid';
