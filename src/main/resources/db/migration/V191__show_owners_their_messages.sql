alter table message add column read_at timestamptz;
comment on column message.read_at is 'When the owner to whom it is addressed read it while signed in; of everyone else nobody knows';

call huiyin_show_owner('message', 'recipient_type = ''owner'' and recipient_id = (select huiyin_owner())');
