-- Reports take the bills whose periods begin within some days, and go through them in that order.
create index fee_bill_by_first_day_ix on fee_bill (community_id, from_on, id);
