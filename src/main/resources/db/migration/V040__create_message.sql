create table message (
    id             uuid        not null,
    community_id   uuid        not null,
    recipient_type text,
    recipient_id   uuid,
    about_type     text,
    about_id       uuid,
    template       text        not null,
    language       text        not null,
    channels       text[]      not null,
    channel        text        not null,
    subject        text        not null,
    body           text        not null,
    dedupe_key     text        not null,
    quiet_from     time        not null,
    quiet_to       time        not null,
    time_zone      text        not null,
    status         text        not null,
    tries          integer     not null default 0,
    claim          uuid,
    created_at     timestamptz not null,
    due_at         timestamptz,
    settled_at     timestamptz,
    address        text,
    answer         text,
    version        integer     not null default 1,
    constraint message_pk primary key (id),
    constraint message_dedupe_uq unique (community_id, dedupe_key),
    constraint message_recipient_ck check ((recipient_type is null) = (recipient_id is null)),
    constraint message_about_ck check ((about_type is null) = (about_id is null)),
    constraint message_language_ck check (language in ('zh', 'en')),
    constraint message_channel_ck check (channel in
        ('SMS', 'E_MAIL', 'FAX', 'LETTER', 'PHONE', 'WECHAT', 'APP', 'BOARD', 'LOG')),
    constraint message_status_ck check (status in ('QUEUED', 'HELD', 'SENDING', 'SENT', 'FAILED', 'DEAD')),
    constraint message_due_unless_settled_ck check ((due_at is null) = (status in ('SENT', 'DEAD'))),
    constraint message_settled_ck check ((settled_at is null) = (due_at is not null)),
    constraint message_claimed_ck check ((claim is not null) = (status = 'SENDING'))
);
create index message_due_ix on message (channel, due_at, id) where due_at is not null;
create index message_of_community_ix on message (community_id, id desc);
create index message_to_recipient_ix on message (recipient_id, id desc) where recipient_id is not null;
create index message_dead_ix on message (community_id, id desc) where status = 'DEAD';
comment on table message is '消息: what people are told; the outbox from which it leaves. No address and no name of a person lies here';
comment on column message.due_at is 'When a sender looks at it: its turn, the end of the quiet hours, the next try, or the end of a sender''s lease';
comment on column message.claim is 'The token of the sender that has it in hand; who settles must show it';
comment on column message.body is 'With every value but the recipient''s name, which is filled in when it leaves';
comment on column message.address is 'Masked';
select huiyin_protect('message');
