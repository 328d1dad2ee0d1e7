create table file (
    id           uuid        not null,
    community_id uuid,
    name         text        not null,
    media_type   text        not null,
    bytes        bigint      not null,
    sha256       bytea       not null,
    storage_key  text        not null,
    uploaded_at  timestamptz not null,
    uploaded_by  uuid,
    staff_id     uuid,
    version      integer     not null default 1,
    constraint file_pk primary key (id),
    constraint file_storage_key_uq unique (storage_key),
    constraint file_bytes_ck check (bytes > 0),
    constraint file_sha256_ck check (octet_length(sha256) = 32),
    constraint file_community_or_sender_ck check (community_id is not null or uploaded_by is not null)
);
create index file_unattached_ix on file (uploaded_at) where community_id is null;
comment on table file is '附件: what was handed in; the bytes lie in the storage under storage_key and never change';
comment on column file.community_id is 'Null until a file that was handed in for no community is attached to something of one';
comment on column file.uploaded_by is 'The key that handed it in; until it has a community only that key sees it';

alter table file enable row level security;
create policy scope on file to huiyin_app
    using (community_id = any ((select huiyin_scope())::uuid[])
           or community_id is null
              and uploaded_by = (select nullif(current_setting('huiyin.caller', true), '')::uuid))
    with check (community_id = any ((select huiyin_scope())::uuid[])
                or community_id is null
                   and uploaded_by = (select nullif(current_setting('huiyin.caller', true), '')::uuid));
create policy claim on file to huiyin_system using (true) with check (true);
grant select, insert, update (community_id, version) on file to huiyin_app;
grant select, update (version), delete on file to huiyin_system;
