-- A photograph that an owner handed in is for who works on its ticket, of contractors too: while it is theirs.
create function huiyin_assigned_file(on_file uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp
    return exists (select from ticket_attachment a join ticket t on t.id = a.ticket_id
                    where a.file_id = on_file and t.assignee_id = huiyin_assignee());
comment on function huiyin_assigned_file(uuid) is 'Whether a file hangs on a ticket that is assigned to the contractor who calls';
create policy own_work on file as restrictive for select to huiyin_app
    using ((select huiyin_assignee()) is null or owner_id is null or huiyin_assigned_file(id));
