-- Parking is paid up to a day as well: the index of property fees alone could not be walked for both.
drop index fee_bill_paid_to_ix;
create index fee_bill_paid_to_ix on fee_bill (community_id, house_id, fee_item_id, from_on, to_on)
    where class in ('PROPERTY', 'PARKING') and status not in ('DRAFT', 'VOID');
