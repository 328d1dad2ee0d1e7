-- The scope of a transaction (数据范围): the communities whose rows it may see, set by the program at its begin.
-- After `set local` a custom setting is '', not null, when the transaction ends; both see nothing.
create function huiyin_scope() returns uuid[]
    language plpgsql stable security definer parallel safe
    set search_path = public, pg_temp
as $$
declare
    setting text := nullif(current_setting('huiyin.communities', true), '');
begin
    if setting is null then
        return '{}';
    elsif setting = '*' then
        return (select coalesce(array_agg(id), '{}') from community);
    end if;
    return string_to_array(setting, ',')::uuid[];
end
$$;
comment on function huiyin_scope() is 'The communities of the running transaction; none where nothing was set';

-- Puts a table with a community_id under row-level security: the program sees its scope, the claiming role sees all.
create procedure huiyin_secure(target regclass, rights text)
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('create policy scope on %s to huiyin_app using (community_id = any ((select huiyin_scope())::uuid[])) '
                   'with check (community_id = any ((select huiyin_scope())::uuid[]))', target);
    execute format('create policy claim on %s to huiyin_system using (true) with check (true)', target);
    execute format('grant %s on %s to huiyin_app, huiyin_system', rights, target);
end
$$;

create function huiyin_protect(target regclass) returns void
    language plpgsql
as $$
begin
    call huiyin_secure(target, 'select, insert, update, delete');
end
$$;
comment on function huiyin_protect(regclass) is 'Row-level security and grants for a table of a community''s rows';

create function huiyin_protect_append_only(target regclass) returns void
    language plpgsql
as $$
begin
    call huiyin_secure(target, 'select, insert');
end
$$;
comment on function huiyin_protect_append_only(regclass) is 'As huiyin_protect, for rows that nobody may change or remove';

grant usage on schema public to huiyin_app, huiyin_system;
