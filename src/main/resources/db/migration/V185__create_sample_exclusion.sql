create table sample_exclusion (
    id           uuid        not null,
    community_id uuid        not null,
    frame_id     uuid        not null,
    owner_id     uuid        not null,
    step         integer     not null,
    excludes     boolean     not null,
    cause        text        not null,
    note_sealed  bytea,
    at           timestamptz not null,
    actor_name   text        not null,
    staff_id     uuid,
    constraint sample_exclusion_pk primary key (id),
    constraint sample_exclusion_member_fk foreign key (frame_id, owner_id) references sample_member,
    constraint sample_exclusion_staff_fk foreign key (staff_id) references staff_member,
    constraint sample_exclusion_step_uq unique (frame_id, owner_id, step),
    -- Left out, taken in again, left out: in turn.
    constraint sample_exclusion_step_ck check (step > 0 and excludes = (step % 2 = 1)),
    constraint sample_exclusion_cause_ck check (cause in
        ('OWN_WISH', 'DISPUTE', 'STAFF_RELATED', 'UNREACHABLE', 'MISTAKE', 'SETTLED', 'OTHER'))
);
create index sample_exclusion_of_frame_ix on sample_exclusion (frame_id, id);
create index sample_exclusion_of_owner_ix on sample_exclusion (owner_id, id);
comment on table sample_exclusion is '人工排除: whom somebody left out of a frame or took in again, each act a row that stays';
select huiyin_protect_append_only('sample_exclusion');
-- The job that renews seals rewrites what is sealed, and nothing beside it.
grant update (note_sealed) on sample_exclusion to huiyin_system;
call huiyin_show_area('sample_exclusion', 'huiyin_has_in_hand(owner_id)');

create function huiyin_erase_sample_notes(of_owner uuid) returns setof uuid
    language sql security definer
    set search_path = public, pg_temp
begin atomic
    update sample_exclusion x set note_sealed = null
     where x.owner_id = of_owner and x.note_sealed is not null and huiyin_may_erase(x.community_id)
    returning x.id;
end;
revoke execute on function huiyin_erase_sample_notes(uuid) from public;
grant execute on function huiyin_erase_sample_notes(uuid) to huiyin_app;
