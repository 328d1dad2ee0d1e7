create table dunning_sending (
    id           uuid        not null,
    community_id uuid        not null,
    letter_id    uuid        not null,
    channel      text        not null,
    staff_id     uuid,
    queued_at    timestamptz not null,
    outcome      text,
    ended_at     timestamptz,
    constraint dunning_sending_pk primary key (id),
    constraint dunning_sending_community_fk foreign key (community_id) references community,
    constraint dunning_sending_letter_fk foreign key (letter_id) references dunning_letter,
    constraint dunning_sending_staff_fk foreign key (staff_id) references staff_member,
    constraint dunning_sending_channel_ck check (channel in ('SMS', 'WECHAT', 'E_MAIL')),
    constraint dunning_sending_outcome_ck check (outcome in ('DELIVERED', 'NOT_DELIVERED')),
    constraint dunning_sending_ended_ck check ((outcome is null) = (ended_at is null))
);
create unique index dunning_sending_one_open_uq on dunning_sending (letter_id) where outcome is null;
comment on table dunning_sending is '催缴函发送: a letter that was given to the outbox, and what became of its message';
comment on column dunning_sending.id is 'That of the message, as long as it is kept';
select huiyin_protect('dunning_sending');
call huiyin_show_area('dunning_sending', 'exists (select from dunning_letter l where l.id = letter_id)');
