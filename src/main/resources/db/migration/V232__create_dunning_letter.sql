create table dunning_letter_batch (
    id           uuid        not null,
    community_id uuid        not null,
    step         text        not null,
    kind         text        not null,
    area_id      uuid,
    phase_id     uuid,
    notice_days  integer     not null,
    words        text        not null,
    how_to_pay   text        not null,
    made_on      date        not null,
    letter_count integer     not null default 0,
    total_fen    bigint      not null default 0,
    more_due     boolean     not null default false,
    staff_id     uuid,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint dunning_letter_batch_pk primary key (id),
    constraint dunning_letter_batch_community_fk foreign key (community_id) references community,
    constraint dunning_letter_batch_area_fk foreign key (area_id) references area,
    constraint dunning_letter_batch_phase_fk foreign key (phase_id) references phase,
    constraint dunning_letter_batch_staff_fk foreign key (staff_id) references staff_member
);
create index dunning_letter_batch_of_community_ix on dunning_letter_batch (community_id, id);
comment on table dunning_letter_batch is '催缴函批次: letters of one step that were made together';
select huiyin_protect('dunning_letter_batch');

create table dunning_letter (
    id            uuid   not null,
    community_id  uuid   not null,
    batch_id      uuid   not null,
    step          text   not null,
    house_id      uuid   not null,
    payer_id      uuid,
    made_on       date   not null,
    step_due_on   date   not null,
    principal_fen bigint not null,
    late_fee_fen  bigint not null,
    bills         jsonb  not null,
    constraint dunning_letter_pk primary key (id),
    constraint dunning_letter_batch_fk foreign key (batch_id) references dunning_letter_batch,
    constraint dunning_letter_house_fk foreign key (house_id) references house,
    constraint dunning_letter_payer_fk foreign key (payer_id) references owner,
    constraint dunning_letter_once_a_day_uq unique nulls not distinct (house_id, payer_id, step, made_on),
    constraint dunning_letter_sums_ck check (principal_fen >= 0 and late_fee_fen >= 0)
);
create index dunning_letter_of_batch_ix on dunning_letter (batch_id, id);
create index dunning_letter_of_payer_ix on dunning_letter (payer_id, id) where payer_id is not null;
create index dunning_letter_of_community_ix on dunning_letter (community_id, id);
create index dunning_letter_by_day_ix on dunning_letter (community_id, made_on);
comment on table dunning_letter is '催缴函: what one payer of a house was written, with the sums of the day';
comment on column dunning_letter.step_due_on is 'The day on which the step was due for them';
comment on column dunning_letter.bills is '[{number, item, period, from, to, dueOn, principalFen, lateFeeFen}]; names of people stand in no letter''s row';
select huiyin_protect_append_only('dunning_letter');
call huiyin_show_area('dunning_letter', 'house_id = any ((select huiyin_area_houses())::uuid[])');

create table dunning_delivery (
    id                 uuid        not null,
    community_id       uuid        not null,
    letter_id          uuid        not null,
    act_id             uuid        not null,
    method             text        not null,
    outcome            text        not null,
    received_by_sealed bytea,
    file_id            uuid,
    at                 timestamptz not null,
    staff_id           uuid,
    created_at         timestamptz not null,
    constraint dunning_delivery_pk primary key (id),
    constraint dunning_delivery_letter_fk foreign key (letter_id) references dunning_letter,
    constraint dunning_delivery_act_fk foreign key (act_id) references dunning_act,
    constraint dunning_delivery_file_fk foreign key (file_id) references file,
    constraint dunning_delivery_staff_fk foreign key (staff_id) references staff_member,
    constraint dunning_delivery_method_ck check (method in ('VISIT', 'LETTER', 'SMS', 'WECHAT', 'EMAIL')),
    constraint dunning_delivery_outcome_ck check (outcome in ('DELIVERED', 'LEFT_AT_DOOR', 'REFUSED', 'NOT_DELIVERED'))
);
create index dunning_delivery_of_letter_ix on dunning_delivery (letter_id, id);
comment on table dunning_delivery is '送达记录: how a letter was handed over, to whom and when, or why it was not';
select huiyin_protect_append_only('dunning_delivery');
grant update (received_by_sealed) on dunning_delivery to huiyin_system;
call huiyin_show_area('dunning_delivery', 'exists (select from dunning_letter l where l.id = letter_id)');
