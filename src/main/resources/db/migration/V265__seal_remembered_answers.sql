-- Bodies of answers tell what other tables keep sealed, so they are sealed as well. Only the program has the keys, and it reads none in the
-- clear: of requests of the last day the bodies go here. That the requests were done stays known, so that none is done twice; for a day
-- after the upgrade their repeats are answered by status and headers alone, as those of an erased person are. The new id has the table
-- written anew, so that nothing of the old bodies is left in its file.
alter table idempotency_record
    drop column body,
    add column id uuid not null default uuidv7(),
    add column body_sealed bytea,
    add column names uuid[] not null default '{}',
    add constraint idempotency_record_id_uq unique (id),
    add constraint idempotency_record_names_ck check (body_sealed is not null or names = '{}');
alter table idempotency_record alter column id drop default;
-- Without a list of what is still to be filed, which now and then one request would have to file for thousands of others.
create index idempotency_record_names_ix on idempotency_record using gin (names) with (fastupdate = off);
comment on column idempotency_record.id is 'What the body is sealed for, within the caller; a key that is used anew after a day gets a new one';
comment on column idempotency_record.body_sealed is 'The JSON of the answer; null where it had none, or it was forgotten with a person';
comment on column idempotency_record.names is 'Each id that stands in the body, by which it is found when one of them is to be forgotten';
