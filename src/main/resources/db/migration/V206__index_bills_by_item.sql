-- A standard that would change a day that is billed is refused; so are other days of phases.
create index fee_bill_of_item_ix on fee_bill (fee_item_id, to_on) where status <> 'VOID';

-- A discount that has not begun is taken back by ending it on the day before.
alter table fee_discount
    drop constraint fee_discount_dates_ck,
    add constraint fee_discount_dates_ck check (to_on >= from_on and ended_on >= from_on - 1);
