-- The seals of the event log (审计封存): one chain per community. Each seal covers the events behind the one before, and
-- its hash covers their digests and the hash before it, so that nothing sealed can be changed, removed or slipped in
-- without the chain saying so. docs/audit.md has the encoding.
create table audit_seal (
    community_id  uuid        not null,
    number        bigint      not null,
    from_tx       xid8        not null,
    from_seq      bigint      not null,
    to_tx         xid8        not null,
    to_seq        bigint      not null,
    events        integer     not null,
    entries       bytea       not null,
    previous_hash bytea       not null,
    hash          bytea       not null,
    sealed_at     timestamptz not null,
    constraint audit_seal_pk primary key (community_id, number),
    constraint audit_seal_no_fork_uq unique (community_id, previous_hash),
    constraint audit_seal_number_ck check (number > 0),
    constraint audit_seal_forward_ck check (to_tx > from_tx or to_tx = from_tx and to_seq > from_seq),
    constraint audit_seal_entries_ck check (events > 0 and octet_length(entries) = 64 * events),
    constraint audit_seal_sealed_at_ck check (isfinite(sealed_at)),
    constraint audit_seal_hashes_ck check (octet_length(previous_hash) = 32 and octet_length(hash) = 32)
);
alter table audit_seal alter column entries set storage external;
comment on table audit_seal is '审计封存: the hash chain over each community''s events, append-only';
comment on column audit_seal.from_tx is 'With from_seq the last event of the seal before, which is not part of this one';
comment on column audit_seal.entries is 'Per event 64 bytes: id (16), tx (8), seq (8), SHA-256 of the event (32)';
call huiyin_secure('audit_seal', 'select');
grant insert on audit_seal to huiyin_system;

create table audit_chain (
    community_id uuid   not null,
    number       bigint not null,
    tx           xid8   not null,
    seq          bigint not null,
    hash         bytea  not null,
    constraint audit_chain_pk primary key (community_id),
    constraint audit_chain_hash_ck check (octet_length(hash) = 32)
);
comment on table audit_chain is 'The newest seal of each chain: what the next one goes on from, and the lock under which it does';
call huiyin_secure('audit_chain', 'select');
grant insert, update on audit_chain to huiyin_system;

create function huiyin_chain_goes_on() returns trigger language plpgsql as $$
begin
    if new.community_id <> old.community_id or new.number <> old.number + 1
       or (new.tx, new.seq) <= (old.tx, old.seq) then
        raise exception 'a chain goes on by one seal' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger audit_chain_goes_on before update on audit_chain for each row execute function huiyin_chain_goes_on();

-- An event's place is the database's to give: the program cannot write one into the sealed past.
revoke insert on event from huiyin_app, huiyin_system;
grant insert (id, community_id, type, subject_type, subject_id, occurred_at, recorded_at,
              actor_kind, actor_id, actor_name, staff_id, request_id, data) on event to huiyin_app, huiyin_system;
