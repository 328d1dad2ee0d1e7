-- What a void bill or a late fee that is not owed gives back is prepayment of whoever paid, which need not be who was billed. An entry
-- has one payer, so it goes from one to the other by an account that is always empty in the end. Of those that were booked before,
-- only the first half stood: prepayment by payer did not add up. Nothing of a bill or a house changes by the other.
alter table ledger_entry
    drop constraint ledger_entry_account_ck,
    add constraint ledger_entry_account_ck check (
        debit in ('RECEIVABLE', 'LATE_FEE_RECEIVABLE', 'MONEY', 'PREPAID', 'DEPOSIT', 'TOP_UP', 'INCOME', 'LATE_FEE_INCOME',
                  'WAIVED', 'BAD_DEBT', 'TRANSFER')
        and credit in ('RECEIVABLE', 'LATE_FEE_RECEIVABLE', 'MONEY', 'PREPAID', 'DEPOSIT', 'TOP_UP', 'INCOME',
                       'LATE_FEE_INCOME', 'WAIVED', 'BAD_DEBT', 'TRANSFER'));

with given_back as (
    select e.seq, e.community_id, e.house_id, e.payer_id as billed_id, p.payer_id, e.amount_fen, e.effective_on, e.payment_id
      from ledger_entry e join fee_payment p on p.id = e.payment_id
     where e.kind in ('BILL_VOIDED', 'LATE_FEE_GIVEN_BACK') and e.credit = 'PREPAID'
       and e.payer_id is distinct from p.payer_id and p.reversed_at is null
)
insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen, effective_on, recorded_at, payment_id)
select g.community_id, g.house_id, moved.payer_id, 'PREPAYMENT_MOVED', moved.debit, moved.credit, g.amount_fen, g.effective_on, now(),
       g.payment_id
  from given_back g
 cross join lateral (values (1, g.billed_id, 'PREPAID', 'TRANSFER'), (2, g.payer_id, 'TRANSFER', 'PREPAID'))
       moved (half, payer_id, debit, credit)
 order by g.seq, moved.half;
