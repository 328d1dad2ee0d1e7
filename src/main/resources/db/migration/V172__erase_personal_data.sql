-- 个人信息删除: what is left of a person is what the books and the statistics need.
alter table owner
    add column erased_at timestamptz,
    add constraint owner_erased_ck check (
        erased_at is null
        or cardinality(preferred_channels) = 0
           and num_nonnulls(email, identity_sealed, complaint_points, special_circumstances, note, emergency_name) = 0);
comment on column owner.erased_at is 'When what is kept of the person was erased; the row stays, since books and statistics name it';

alter table ticket
    add column erased_at timestamptz,
    drop constraint ticket_reporter_ck,
    add constraint ticket_reporter_ck check (
        case when anonymous then owner_id is null and reporter_name is null and reporter_phone is null
             when erased_at is not null then reporter_name is null and reporter_phone is null
             else owner_id is not null or reporter_phone is not null end);
comment on column ticket.erased_at is 'When what was kept of the reporter was erased; nobody acts on it any more';
create index ticket_named_by_hand_ix on ticket (created_at)
    where owner_id is null and not anonymous and erased_at is null and status in ('CLOSED', 'CANCELLED');

alter table callback
    add column erased_at timestamptz,
    drop constraint callback_visit_is_signed_ck,
    add constraint callback_visit_is_signed_ck check (
        method <> 'VISIT' or signature_file_id is not null or erased_at is not null);
comment on column callback.erased_at is 'When words and signature of the owner were erased; scores and times stay';

-- What is append-only to the program stays so: these are the only ways to its rows, and they leave nothing but a fixed word.
create function huiyin_may_erase(community uuid) returns boolean language sql stable
    return community = any ((select huiyin_scope())::uuid[]) and huiyin_owner() is null;

create function huiyin_erase_acts(of_tickets uuid[], word text) returns void
    language sql security definer
    set search_path = public, pg_temp
begin atomic
    -- Enums, numbers, ids and times of a change say nothing of a person; every other value does or may.
    update ticket_act a
       set text = case when a.text is not null then word end,
           changes = (select coalesce(jsonb_agg(
                                 (select jsonb_object_agg(
                                             m.key,
                                             case when m.key = 'field'
                                                       or m.value #>> '{}' ~ '^([A-Z][A-Z_]{1,40}|true|false|[0-9]{1,4}|[0-9a-f]{8}-[0-9a-f-]{27}( [A-Z_]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z)?)$'
                                                       or jsonb_typeof(m.value) = 'null'
                                                  then m.value else to_jsonb(word) end)
                                    from jsonb_each(c.value) m) order by c.ordinality), '[]')
                        from jsonb_array_elements(a.changes) with ordinality c)
     where a.ticket_id = any (of_tickets) and huiyin_may_erase(a.community_id);
end;

create function huiyin_erase_attempts(of_callbacks uuid[]) returns void
    language sql security definer
    set search_path = public, pg_temp
begin atomic
    update callback_attempt a set note = null
     where a.callback_id = any (of_callbacks) and a.note is not null and huiyin_may_erase(a.community_id);
end;

create function huiyin_remove_attachments(of_tickets uuid[]) returns setof uuid
    language sql security definer
    set search_path = public, pg_temp
begin atomic
    delete from ticket_attachment a
     where a.ticket_id = any (of_tickets) and huiyin_may_erase(a.community_id)
    returning a.file_id;
end;

-- A file to which something else refers stays; whichever table that is, its foreign key says so.
create function huiyin_remove_files(ids uuid[]) returns setof text
    language plpgsql security definer
    set search_path = public, pg_temp
as $$
declare
    each record;
begin
    for each in select f.id, f.storage_key from file f where f.id = any (ids) and huiyin_may_erase(f.community_id) loop
        begin
            delete from file f where f.id = each.id;
            return next each.storage_key;
        exception when foreign_key_violation then
            continue;
        end;
    end loop;
end
$$;

do $$
declare
    each regprocedure;
begin
    foreach each in array array['huiyin_may_erase(uuid)', 'huiyin_erase_acts(uuid[], text)', 'huiyin_erase_attempts(uuid[])',
                                'huiyin_remove_attachments(uuid[])', 'huiyin_remove_files(uuid[])']::regprocedure[] loop
        execute format('revoke execute on function %s from public', each);
        execute format('grant execute on function %s to huiyin_app', each);
    end loop;
end
$$;
