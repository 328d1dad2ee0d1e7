-- Never given twice, not even after a rollback: what is remembered of a calendar is remembered under this number.
create sequence calendar_revision_seq;
grant usage on sequence calendar_revision_seq to huiyin_app, huiyin_system;

create table calendar (
    id           uuid        not null,
    community_id uuid        not null,
    time_zone    text        not null,
    created_at   timestamptz not null,
    revision     bigint      not null default nextval('calendar_revision_seq'),
    version      integer     not null default 1,
    constraint calendar_pk primary key (id),
    constraint calendar_community_uq unique (community_id)
);
comment on table calendar is '工作日历: the working time of one community';
comment on column calendar.revision is 'Changes with every edit of the calendar, its hours or its years; instances remember it by this';
select huiyin_protect('calendar');
