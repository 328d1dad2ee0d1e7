-- Messages are removed after a time; that someone was reminded stays.
alter table reminder
    alter column message_id drop not null,
    drop constraint reminder_message_fk,
    add constraint reminder_message_fk foreign key (message_id) references message on delete set null
        deferrable initially deferred;
create index reminder_of_message_ix on reminder (message_id) where message_id is not null;
comment on column reminder.message_id is 'The message, as long as it is kept';
