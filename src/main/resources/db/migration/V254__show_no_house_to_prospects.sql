-- Who only looks at a house is shown nothing of it: neither what is owed there nor what a meter tells of those who live in it.
create or replace function huiyin_identify_owner(presented bytea, at timestamptz, forgiving interval)
    returns table (session_id uuid, owner_id uuid, community_id uuid, refreshes boolean, houses uuid[])
    language plpgsql security definer
    set search_path = public, pg_temp
as $$
declare
    found owner_session;
    renews boolean := false;
begin
    select * into found from owner_session s where s.access_hash = presented and s.access_expires_at > at;
    if found.id is null then
        renews := true;
        select * into found from owner_session s where s.refresh_hash = presented and s.refresh_expires_at > at;
    end if;
    if found.id is null then
        select * into found from owner_session s where s.earlier_refresh_hash = presented and s.revoked_at is null;
        if found.id is not null and found.refreshed_at <= at - forgiving then
            update owner_session s set revoked_at = at where s.id = found.id;
            return;
        end if;
    end if;
    if found.id is null or found.revoked_at is not null then
        return;
    end if;
    return query
        select found.id, found.owner_id, found.community_id, renews,
               array(select r.house_id
                       from house_relation r join community c on c.id = r.community_id
                      where r.owner_id = found.owner_id and r.relation <> 'PROSPECT'
                        and r.from_on <= cast(at at time zone c.time_zone as date)
                        and (r.to_on is null or r.to_on >= cast(at at time zone c.time_zone as date)));
end
$$;
