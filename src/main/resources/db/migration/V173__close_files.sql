-- Files are read by their ids, which whoever may read what names them knows. What only certain posts may see (影像资料) is closed from
-- the moment that it is handed in: it is read by way of what it belongs to, never as a file, and nothing else takes it over.
alter table file
    add column closed boolean not null default false,
    add constraint file_closed_has_community_ck check (not closed or community_id is not null);
comment on column file.closed is 'Whether it is read by way of what it belongs to alone, by those who may see that';
