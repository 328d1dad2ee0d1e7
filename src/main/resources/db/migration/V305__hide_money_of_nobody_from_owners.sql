-- A deposit or a prepayment that names nobody is shown to no owner (V204, V240), so the entries of one are not either: else whoever owns the
-- house next sees a balance without what makes it. What a bill of nobody came to and who paid it they see, as they see the bill.
call huiyin_show_owner('ledger_entry', 'house_id = any ((select huiyin_houses())::uuid[]) '
                                       'and (payer_id = (select huiyin_owner()) or payer_id is null and bill_id is not null)');
