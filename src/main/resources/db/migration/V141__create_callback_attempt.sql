create table callback_attempt (
    callback_id   uuid        not null,
    number        integer     not null,
    community_id  uuid        not null,
    method        text        not null,
    outcome       text        not null,
    at            timestamptz not null,
    call_later_at timestamptz,
    note          text,
    staff_id      uuid,
    constraint callback_attempt_pk primary key (callback_id, number),
    constraint callback_attempt_callback_fk foreign key (callback_id) references callback,
    constraint callback_attempt_staff_fk foreign key (staff_id) references staff_member,
    constraint callback_attempt_number_ck check (number >= 1),
    constraint callback_attempt_method_ck check (method in ('PHONE', 'VISIT', 'LETTER', 'WECHAT')),
    constraint callback_attempt_outcome_ck check (outcome in ('REACHED', 'NO_ANSWER', 'WRONG_NUMBER', 'CALL_LATER')),
    constraint callback_attempt_later_ck check ((outcome = 'CALL_LATER') = (call_later_at is not null)),
    constraint callback_attempt_later_than_at_ck check (call_later_at > at)
);
comment on table callback_attempt is '回访联系记录: each attempt to reach the owner, append-only';
comment on column callback_attempt.number is 'In the order of entry; at may lie before the one of an earlier number';
select huiyin_protect_append_only('callback_attempt');
