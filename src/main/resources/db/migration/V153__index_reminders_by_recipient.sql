-- What one person was reminded of, for the file of their data.
create index reminder_of_recipient_ix on reminder (recipient_id, id) where recipient_id is not null;
