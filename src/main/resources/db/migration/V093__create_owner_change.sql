create table owner_change (
    id            uuid        not null,
    community_id  uuid        not null,
    owner_id      uuid        not null,
    field         text        not null,
    house_id      uuid,
    changed_on    date        not null,
    before_sealed bytea,
    after_sealed  bytea,
    reason        text,
    recorded_at   timestamptz not null,
    actor_name    text        not null,
    staff_id      uuid,
    constraint owner_change_pk primary key (id),
    constraint owner_change_owner_fk foreign key (owner_id) references owner,
    constraint owner_change_house_fk foreign key (house_id) references house,
    constraint owner_change_field_ck check (field in ('NAME', 'PHONE', 'HOUSEHOLD_HEAD', 'EMERGENCY_CONTACT',
        'IDENTITY_NUMBER', 'SEGMENT', 'COMPLAINT_POINTS')),
    constraint owner_change_head_has_house_ck check ((field = 'HOUSEHOLD_HEAD') = (house_id is not null))
);
create index owner_change_of_owner_ix on owner_change (owner_id, id);
comment on table owner_change is '变更记录: what an owner''s record said before and after, sealed, so that it can be erased with the owner';
select huiyin_protect('owner_change');
