-- What a void bill or a late fee that is not owed gives back is prepayment of whoever paid, which need not be who was billed. The
-- entries named who was billed: prepayment by payer did not add up. Each of them is turned round and booked anew under the right name;
-- nothing of a bill or a house changes by it.
insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen, effective_on, recorded_at, bill_id,
                          payment_id, about_id)
select e.community_id, e.house_id, e.payer_id, e.kind, e.credit, e.debit, e.amount_fen, e.effective_on, now(), e.bill_id,
       e.payment_id, e.about_id
  from ledger_entry e join fee_payment p on p.id = e.payment_id
 where e.kind in ('BILL_VOIDED', 'LATE_FEE_GIVEN_BACK') and 'PREPAID' in (e.debit, e.credit)
   and e.payer_id is distinct from p.payer_id and p.reversed_at is null
 order by e.seq;
insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen, effective_on, recorded_at, bill_id,
                          payment_id, about_id)
select e.community_id, e.house_id, p.payer_id, e.kind, e.credit, e.debit, e.amount_fen, e.effective_on, now(), e.bill_id,
       e.payment_id, e.about_id
  from ledger_entry e join fee_payment p on p.id = e.payment_id
 where e.kind in ('BILL_VOIDED', 'LATE_FEE_GIVEN_BACK') and e.debit = 'PREPAID'
   and e.payer_id is distinct from p.payer_id and p.reversed_at is null
 order by e.seq;
