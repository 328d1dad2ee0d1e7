-- The class is a part of the key that it refers by: nothing but an optional service can stand here, whoever writes it.
create table service_suspension (
    id            uuid        not null,
    community_id  uuid        not null,
    house_id      uuid        not null,
    payer_id      uuid,
    fee_item_id   uuid        not null,
    class         text        not null default 'SERVICE',
    reason_sealed bytea,
    act_id        uuid        not null,
    suspended_by  uuid,
    created_at    timestamptz not null,
    lifted        text,
    lifted_at     timestamptz,
    lifted_by     uuid,
    version       integer     not null default 1,
    constraint service_suspension_pk primary key (id),
    constraint service_suspension_house_fk foreign key (house_id) references house,
    constraint service_suspension_payer_fk foreign key (payer_id) references owner,
    constraint service_suspension_item_fk foreign key (fee_item_id, class) references fee_item (id, class),
    constraint service_suspension_act_fk foreign key (act_id) references dunning_act,
    constraint service_suspension_suspended_by_fk foreign key (suspended_by) references staff_member,
    constraint service_suspension_lifted_by_fk foreign key (lifted_by) references staff_member,
    constraint service_suspension_no_utility_ck check (class = 'SERVICE'),
    constraint service_suspension_lifted_ck check (lifted in ('SETTLED', 'BY_HAND')),
    constraint service_suspension_lifted_at_ck check ((lifted is null) = (lifted_at is null))
);
create unique index service_suspension_once_uq on service_suspension (house_id, fee_item_id) where lifted_at is null;
create index service_suspension_of_community_ix on service_suspension (community_id, id);
create index service_suspension_of_house_ix on service_suspension (house_id, id);
create index service_suspension_of_payer_ix on service_suspension (payer_id, id) where payer_id is not null;
comment on table service_suspension is '停办可选服务: a paid service that a house is not given until its debt is settled; never a utility';
select huiyin_protect('service_suspension');
call huiyin_show_area('service_suspension', 'house_id = any ((select huiyin_area_houses())::uuid[])');
