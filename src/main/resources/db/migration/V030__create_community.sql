create table community (
    id          uuid        not null,
    code        text        not null,
    name        text        not null,
    address     text,
    time_zone   text        not null,
    calendar_id uuid,
    created_at  timestamptz not null,
    version     integer     not null default 1,
    constraint community_pk primary key (id),
    constraint community_code_uq unique (code)
);
comment on table community is '小区: what is managed as one project, the unit of scope';

alter table community enable row level security;
-- A new community is in no list yet, so only a caller of all communities can make one.
create policy scope on community to huiyin_app
    using (current_setting('huiyin.communities', true) = '*' or id = any ((select huiyin_scope())::uuid[]))
    with check (current_setting('huiyin.communities', true) = '*' or id = any ((select huiyin_scope())::uuid[]));
create policy claim on community to huiyin_system using (true) with check (true);
grant select, insert, update on community to huiyin_app, huiyin_system;
