-- An owner who calls sees what is theirs (本人数据). Every table is closed to them unless it says otherwise here.
create function huiyin_owner() returns uuid language sql stable
    return nullif(current_setting('huiyin.owner', true), '')::uuid;
comment on function huiyin_owner() is 'The owner who calls; null for everyone else';

create function huiyin_houses() returns uuid[] language sql stable
    return string_to_array(nullif(current_setting('huiyin.houses', true), ''), ',')::uuid[];
comment on function huiyin_houses() is 'The houses to which a relation of the owner who calls runs today';

-- As functions that look past row-level security: a policy that asked other protected tables would carry their policies, and
-- theirs, into the plan of every query.
create function huiyin_own_tickets() returns uuid[] language sql stable security definer
    set search_path = public, pg_temp
    return array(select id from ticket where owner_id = huiyin_owner());
comment on function huiyin_own_tickets() is 'The tickets that the owner who calls reported';

create function huiyin_own_staff() returns uuid[] language sql stable security definer
    set search_path = public, pg_temp
    return array(select unnest(array[first_receiver_id, steward_id, assignee_id]) from ticket where owner_id = huiyin_owner()
                 union
                 select staff_id from ticket_act where ticket_id = any (huiyin_own_tickets()));
comment on function huiyin_own_staff() is 'Who had to do with those tickets';

create or replace procedure huiyin_secure(target regclass, rights text)
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('create policy scope on %s to huiyin_app using (community_id = any ((select huiyin_scope())::uuid[])) '
                   'with check (community_id = any ((select huiyin_scope())::uuid[]))', target);
    execute format('create policy claim on %s to huiyin_system using (true) with check (true)', target);
    execute format('create policy owner on %s as restrictive to huiyin_app using ((select huiyin_owner()) is null)', target);
    execute format('grant %s on %s to huiyin_app, huiyin_system', rights, target);
end
$$;

-- Of what an owner reads, the rows that are theirs, or that are no person's; they change nothing in any table.
create procedure huiyin_show_owner(target regclass, what text)
    language plpgsql
as $$
begin
    execute format('drop policy owner on %s', target);
    execute format('create policy owner on %s as restrictive to huiyin_app '
                   'using ((select huiyin_owner()) is null or (%s)) with check ((select huiyin_owner()) is null)',
                   target, what);
end
$$;
comment on procedure huiyin_show_owner(regclass, text) is 'Shows an owner who calls the rows for which a condition holds';

do $$
declare
    each regclass;
begin
    for each in
        select c.oid::regclass from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
           and c.relname <> 'community'
           and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'owner')
    loop
        execute format('create policy owner on %s as restrictive to huiyin_app using ((select huiyin_owner()) is null)', each);
    end loop;
end
$$;

call huiyin_show_owner('house', 'id = any ((select huiyin_houses())::uuid[])');
call huiyin_show_owner('warranty_item', 'house_id = any ((select huiyin_houses())::uuid[])');
call huiyin_show_owner('owner', 'id = (select huiyin_owner())');
call huiyin_show_owner('ticket', 'owner_id = (select huiyin_owner())');
call huiyin_show_owner('ticket_act', 'ticket_id = any ((select huiyin_own_tickets())::uuid[])');
call huiyin_show_owner('sla_timer', 'subject_type = ''ticket'' and subject_id = any ((select huiyin_own_tickets())::uuid[])');
-- Names of places, of posts and of what can be reported: no person's, but that of who works there.
call huiyin_show_owner('building', 'true');
call huiyin_show_owner('phase', 'true');
call huiyin_show_owner('occupancy_detail', 'true');
call huiyin_show_owner('ticket_category', 'true');
call huiyin_show_owner('staff_member', 'id = any ((select huiyin_own_staff())::uuid[])');
