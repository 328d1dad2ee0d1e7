-- Notices go through owners in the order of their ids and look up the bills of each.
create index fee_bill_issued_ix on fee_bill (payer_id, published_at) where payer_id is not null and status <> 'DRAFT';
create index fee_bill_issued_to_house_ix on fee_bill (house_id, published_at) where payer_id is null and status <> 'DRAFT';
create index fee_bill_overdue_ix on fee_bill (payer_id, due_on)
    where payer_id is not null and status in ('OPEN', 'PART_PAID');

-- Up to which day fees are paid is read house by house, in the order of the days.
create index fee_bill_paid_to_ix on fee_bill (community_id, house_id, fee_item_id, from_on, to_on)
    where class = 'PROPERTY' and status not in ('DRAFT', 'VOID');
