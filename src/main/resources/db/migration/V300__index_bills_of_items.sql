-- The bills of an item are listed newest first. Those that a run makes are the newest: it writes at the end of the index alone.
create index fee_bill_of_item_by_id_ix on fee_bill (fee_item_id, id);
