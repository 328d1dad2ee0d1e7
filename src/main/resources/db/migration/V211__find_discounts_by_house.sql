-- A run asks for each house which discount it has: not past those of all others.
create index fee_discount_of_house_ix on fee_discount (fee_item_id, house_id, from_on);
