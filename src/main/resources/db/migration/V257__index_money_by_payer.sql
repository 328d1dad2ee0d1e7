create index fee_payment_of_payer_ix on fee_payment (payer_id, id) where payer_id is not null;
create index fee_refund_of_payer_ix on fee_refund (payer_id, id) where payer_id is not null;
create index deposit_movement_of_bill_ix on deposit_movement (bill_id) where bill_id is not null;
