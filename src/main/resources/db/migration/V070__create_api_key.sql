create table api_key (
    id              uuid        not null,
    name            text        not null,
    prefix          text        not null,
    secret_hash     bytea       not null,
    scopes          text[]      not null,
    all_communities boolean     not null,
    community_ids   uuid[]      not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    expires_at      timestamptz,
    revoked_at      timestamptz,
    last_used_at    timestamptz,
    version         integer     not null default 1,
    constraint api_key_pk primary key (id),
    constraint api_key_secret_uq unique (secret_hash),
    constraint api_key_communities_ck check (all_communities <> (cardinality(community_ids) > 0)),
    constraint api_key_scopes_ck check (cardinality(scopes) > 0)
);
comment on table api_key is '访问密钥: what an integrator calls with; the secret itself is not kept, only its SHA-256';

alter table api_key enable row level security;
create policy scope on api_key to huiyin_app
    using (community_ids <@ (select huiyin_scope()) and not all_communities
           or current_setting('huiyin.communities', true) = '*')
    with check (community_ids <@ (select huiyin_scope()) and not all_communities
           or current_setting('huiyin.communities', true) = '*');
create policy claim on api_key to huiyin_system using (true) with check (true);
grant select, insert, update on api_key to huiyin_app, huiyin_system;

-- Identity comes before scope, so it cannot be a query under scope: this function is the one way in, by a secret's hash.
create function huiyin_identify(presented bytea, at timestamptz) returns setof api_key
    language plpgsql security definer
    set search_path = public, pg_temp
as $$
declare
    found api_key;
begin
    select * into found from api_key
     where secret_hash = presented and revoked_at is null and (expires_at is null or expires_at > at);
    if not found.id is null then
        -- The last use is kept to the minute, so that a busy key does not write with every call.
        if found.last_used_at is null or found.last_used_at < at - interval '1 minute' then
            update api_key set last_used_at = at where id = found.id;
        end if;
        return next found;
    end if;
end
$$;
revoke execute on function huiyin_identify(bytea, timestamptz) from public;
grant execute on function huiyin_identify(bytea, timestamptz) to huiyin_app;
