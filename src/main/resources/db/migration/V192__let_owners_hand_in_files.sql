-- A photograph of what an owner reports. Until it is attached it belongs to no community, so that the session that handed it in
-- sees it alone and the clean-up takes it; afterwards it is the owner's and that of whoever sees the ticket.
alter table file
    add column owner_id uuid,
    add constraint file_owner_fk foreign key (owner_id) references owner;
comment on column file.owner_id is 'The owner who handed it in; null for a file of the office';
create index file_of_owner_ix on file (owner_id) where owner_id is not null;
create index ticket_attachment_of_file_ix on ticket_attachment (file_id);

create function huiyin_own_files() returns uuid[] language sql stable security definer
    set search_path = public, pg_temp
    return array(select id from file where owner_id = huiyin_owner());
comment on function huiyin_own_files() is 'The files that the owner who calls handed in';

create function huiyin_works_with(on_file uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp
    return exists (select from ticket_attachment a where a.file_id = on_file and huiyin_works_on(a.ticket_id));
comment on function huiyin_works_with(uuid) is 'Whether a file hangs on a ticket that they work on';

call huiyin_show_owner('file', 'owner_id = (select huiyin_owner())');
call huiyin_show_owner('ticket_attachment', 'ticket_id = any ((select huiyin_own_tickets())::uuid[]) '
                                            'and file_id = any ((select huiyin_own_files())::uuid[])');
call huiyin_show_area('file', 'owner_id is null or huiyin_works_with(id)');

-- Of whoever is erased nothing waits for the clean-up.
create function huiyin_remove_waiting_files(of_owner uuid) returns table (file_id uuid, storage_key text)
    language sql security definer
    set search_path = public, pg_temp
begin atomic
    delete from file f using owner o
     where o.id = of_owner and f.owner_id = o.id and f.community_id is null and huiyin_may_erase(o.community_id)
    returning f.id, f.storage_key;
end;
revoke execute on function huiyin_remove_waiting_files(uuid) from public;
grant execute on function huiyin_remove_waiting_files(uuid) to huiyin_app;
