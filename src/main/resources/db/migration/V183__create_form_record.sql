create table form_record (
    id            uuid        not null,
    community_id  uuid        not null,
    form_id       uuid        not null,
    form_version  integer     not null,
    owner_id      uuid,
    house_id      uuid,
    filled_on     date        not null,
    values_sealed bytea,
    supersedes    uuid,
    reason_sealed bytea,
    filled_by     uuid,
    filled_at     timestamptz not null,
    constraint form_record_pk primary key (id),
    constraint form_record_community_fk foreign key (community_id) references community,
    constraint form_record_version_fk foreign key (form_id, form_version) references form_version,
    constraint form_record_owner_fk foreign key (owner_id) references owner,
    constraint form_record_house_fk foreign key (house_id) references house,
    constraint form_record_filled_by_fk foreign key (filled_by) references staff_member,
    constraint form_record_supersedes_fk foreign key (supersedes) references form_record,
    constraint form_record_supersedes_uq unique (supersedes),
    constraint form_record_reason_ck check (reason_sealed is null or supersedes is not null)
);
create index form_record_of_community_ix on form_record (community_id, id);
create index form_record_of_form_ix on form_record (form_id, id);
create index form_record_of_owner_ix on form_record (owner_id, id) where owner_id is not null;
create index form_record_of_house_ix on form_record (house_id, id) where house_id is not null;
comment on table form_record is '质量记录: a form that was filled in; never changed, a correction is another row';
comment on column form_record.values_sealed is 'What was filled in, as one JSON object; empty once its owner was erased';
select huiyin_protect_append_only('form_record');
-- The job that renews seals rewrites what is sealed, and nothing beside it.
grant update (values_sealed, reason_sealed) on form_record to huiyin_system;
call huiyin_show_area('form_record', 'case when owner_id is null and house_id is null then true '
                                     'else house_id = any ((select huiyin_houses_in_hand())::uuid[]) '
                                     'or owner_id is not null and huiyin_has_in_hand(owner_id) end');

create table form_record_end (
    record_id     uuid        not null,
    community_id  uuid        not null,
    superseded_by uuid,
    ended_by      uuid,
    ended_at      timestamptz not null,
    constraint form_record_end_pk primary key (record_id),
    constraint form_record_end_record_fk foreign key (record_id) references form_record,
    constraint form_record_end_superseded_by_fk foreign key (superseded_by) references form_record,
    constraint form_record_end_ended_by_fk foreign key (ended_by) references staff_member
);
comment on table form_record_end is 'How a record ended, once: corrected by another one, or archived (归档) where none is named';
select huiyin_protect_append_only('form_record_end');

create function huiyin_erase_form_records(of_owner uuid) returns setof uuid
    language sql security definer
    set search_path = public, pg_temp
begin atomic
    update form_record r set values_sealed = null, reason_sealed = null
     where r.owner_id = of_owner and huiyin_may_erase(r.community_id)
    returning r.id;
end;
revoke execute on function huiyin_erase_form_records(uuid) from public;
grant execute on function huiyin_erase_form_records(uuid) to huiyin_app;
