-- A key that is rotated has two secrets for a while: the new one, and the old one until its overlap ends.
create table api_key_secret (
    secret_hash  bytea       not null,
    key_id       uuid        not null,
    prefix       text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    constraint api_key_secret_pk primary key (secret_hash),
    constraint api_key_secret_key_fk foreign key (key_id) references api_key,
    constraint api_key_secret_order_ck check (expires_at >= created_at)
);
create index api_key_secret_key_ix on api_key_secret (key_id, created_at desc);
comment on table api_key_secret is 'What a key is called with, as its SHA-256; one that was rotated away stays, to tell when it was last used';
comment on column api_key_secret.expires_at is 'The end of the overlap after a rotation; null: as long as the key itself';

-- Whoever sees a key sees its secrets: the inner query is under the policy of api_key.
alter table api_key_secret enable row level security;
create policy scope on api_key_secret to huiyin_app
    using (exists (select from api_key where api_key.id = key_id))
    with check (exists (select from api_key where api_key.id = key_id));
create policy claim on api_key_secret to huiyin_system using (true) with check (true);
grant select, insert, update on api_key_secret to huiyin_app, huiyin_system;

insert into api_key_secret (secret_hash, key_id, prefix, created_at, last_used_at)
select secret_hash, id, prefix, created_at, last_used_at from api_key;

drop function huiyin_identify(bytea, timestamptz);
alter table api_key drop column prefix, drop column secret_hash;

-- Identity comes before scope, so it cannot be a query under scope: this function is the one way in, by a secret's hash.
create function huiyin_identify(presented bytea, at timestamptz) returns setof api_key
    language plpgsql security definer
    set search_path = public, pg_temp
as $$
declare
    secret api_key_secret;
    key    api_key;
begin
    select * into secret from api_key_secret
     where secret_hash = presented and (expires_at is null or expires_at > at);
    if secret.key_id is null then
        return;
    end if;
    select * into key from api_key
     where id = secret.key_id and revoked_at is null and (expires_at is null or expires_at > at);
    if key.id is null then
        return;
    end if;
    -- The last use is kept to the minute, so that a busy key does not write with every call.
    if secret.last_used_at is null or secret.last_used_at < at - interval '1 minute' then
        -- The key before its secret, as a rotation does.
        update api_key set last_used_at = at where id = key.id;
        update api_key_secret set last_used_at = at where secret_hash = presented;
    end if;
    return next key;
end
$$;
revoke execute on function huiyin_identify(bytea, timestamptz) from public;
grant execute on function huiyin_identify(bytea, timestamptz) to huiyin_app;
