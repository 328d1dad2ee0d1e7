-- What concerns no community alone, such as a key for all of them, stands in the log under the nil id. Whoever does such a
-- thing writes there; callers of all communities alone read it.
create policy installation_read on event for select to huiyin_app
    using (community_id = '00000000-0000-0000-0000-000000000000'
           and (select current_setting('huiyin.communities', true)) = '*');
create policy installation_write on event for insert to huiyin_app
    with check (community_id = '00000000-0000-0000-0000-000000000000');
create policy installation_read on audit_seal for select to huiyin_app
    using (community_id = '00000000-0000-0000-0000-000000000000'
           and (select current_setting('huiyin.communities', true)) = '*');
