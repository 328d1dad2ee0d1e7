create table owner_session (
    id                   uuid        not null,
    community_id         uuid        not null,
    owner_id             uuid        not null,
    access_hash          bytea       not null,
    access_expires_at    timestamptz not null,
    refresh_hash         bytea       not null,
    refresh_expires_at   timestamptz not null,
    earlier_refresh_hash bytea,
    refreshed_at         timestamptz,
    created_at           timestamptz not null,
    revoked_at           timestamptz,
    constraint owner_session_pk primary key (id),
    constraint owner_session_owner_fk foreign key (owner_id) references owner on delete cascade,
    constraint owner_session_access_uq unique (access_hash),
    constraint owner_session_refresh_uq unique (refresh_hash)
);
create index owner_session_earlier_ix on owner_session (earlier_refresh_hash) where earlier_refresh_hash is not null;
create index owner_session_of_owner_ix on owner_session (owner_id, id);
create index owner_session_over_ix on owner_session (refresh_expires_at);
comment on table owner_session is '业主会话: an owner who signed in; of the tokens only their SHA-256 is kept';
comment on column owner_session.earlier_refresh_hash is
    'The refresh token before: seen again, somebody else has it, and the session ends';
select huiyin_protect('owner_session');

-- As huiyin_identify. The houses are those to which a relation of the owner runs on the day in the community's zone.
create function huiyin_identify_owner(presented bytea, at timestamptz, forgiving interval)
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
                      where r.owner_id = found.owner_id
                        and r.from_on <= cast(at at time zone c.time_zone as date)
                        and (r.to_on is null or r.to_on >= cast(at at time zone c.time_zone as date)));
end
$$;
revoke execute on function huiyin_identify_owner(bytea, timestamptz, interval) from public;
grant execute on function huiyin_identify_owner(bytea, timestamptz, interval) to huiyin_app;
