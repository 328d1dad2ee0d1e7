create table dunning_act (
    id              uuid        not null,
    community_id    uuid        not null,
    house_id        uuid        not null,
    payer_id        uuid,
    step            text,
    kind            text,
    method          text        not null,
    outcome         text        not null,
    response_sealed bytea,
    promise_fen     bigint,
    promise_on      date,
    at              timestamptz not null,
    done_on         date        not null,
    staff_id        uuid,
    created_at      timestamptz not null,
    version         integer     not null default 1,
    constraint dunning_act_pk primary key (id),
    constraint dunning_act_house_fk foreign key (house_id) references house,
    constraint dunning_act_payer_fk foreign key (payer_id) references owner,
    constraint dunning_act_staff_fk foreign key (staff_id) references staff_member,
    constraint dunning_act_step_ck check ((step is null) = (kind is null)),
    constraint dunning_act_no_utility_cut_off_ck check (
        kind in ('PHONE_REMINDER', 'WRITTEN_NOTICE', 'TIME_LIMITED_NOTICE', 'SUSPEND_OPTIONAL_SERVICES', 'LEGAL_LISTING')),
    constraint dunning_act_method_ck check (method in ('PHONE', 'VISIT', 'LETTER', 'SMS', 'WECHAT', 'EMAIL')),
    constraint dunning_act_outcome_ck check (
        outcome in ('REACHED', 'NO_ANSWER', 'REFUSED', 'DISPUTED', 'PROMISED', 'PAID')),
    constraint dunning_act_promise_ck check (
        (outcome = 'PROMISED') = (promise_on is not null) and (promise_on is null) = (promise_fen is null)
        and promise_fen > 0 and promise_on >= done_on)
);
create index dunning_act_of_community_ix on dunning_act (community_id, id);
create index dunning_act_by_day_ix on dunning_act (community_id, done_on);
create index dunning_act_of_house_ix on dunning_act (house_id, at, id);
create index dunning_act_of_payer_ix on dunning_act (payer_id, id) where payer_id is not null;
create index dunning_act_promised_ix on dunning_act (community_id, id) where promise_on is not null;
comment on table dunning_act is '催缴记录: who was reminded of a debt, how, when, by whom, and what they said';
comment on column dunning_act.step is 'The step of the ladder that it took; none for a talk beside it';
comment on column dunning_act.done_on is 'The day of at in the community''s zone';
select huiyin_protect_append_only('dunning_act');
grant update (response_sealed) on dunning_act to huiyin_system;
call huiyin_show_area('dunning_act', 'house_id = any ((select huiyin_area_houses())::uuid[])');

create function huiyin_paid_of_promise(act dunning_act) returns bigint
    language sql stable
    return (select coalesce(sum(p.amount_fen), 0)::bigint from fee_payment p
             where p.house_id = act.house_id and p.payer_id is not distinct from act.payer_id
               and p.reversed_at is null and p.paid_on between act.done_on and act.promise_on);
comment on function huiyin_paid_of_promise(dunning_act) is 'What the payer paid for the house from the day of a promise to the day that was promised';

-- Those who owe are walked house by house: one row for each payer of a house, however many bills they have.
create index fee_bill_of_debtor_ix
    on fee_bill (community_id, house_id, coalesce(payer_id, '00000000-0000-0000-0000-000000000000'::uuid), due_on)
    where status in ('OPEN', 'PART_PAID');
