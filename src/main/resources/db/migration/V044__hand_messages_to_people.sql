alter table message
    add column failed_channels text[] not null default '{}',
    drop constraint message_status_ck,
    drop constraint message_due_unless_settled_ck,
    drop constraint message_settled_ck,
    add constraint message_status_ck check
        (status in ('QUEUED', 'HELD', 'SENDING', 'TO_DO', 'SENT', 'FAILED', 'DEAD')),
    add constraint message_due_unless_left_ck check ((due_at is null) = (status in ('TO_DO', 'SENT', 'DEAD'))),
    add constraint message_settled_ck check ((settled_at is not null) = (status in ('SENT', 'DEAD'))),
    add constraint message_failed_channels_ck check (failed_channels <@ channels);
create index message_to_do_ix on message (community_id, channel, id desc) where status = 'TO_DO';
comment on column message.failed_channels is 'The ways that were refused for good; none of them is taken again by itself';
