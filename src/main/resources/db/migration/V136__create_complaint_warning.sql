create table complaint_warning (
    id           uuid        not null,
    community_id uuid        not null,
    month        date        not null,
    months       integer     not null,
    at_least     integer     not null,
    rise_percent integer     not null,
    created_at   timestamptz not null,
    constraint complaint_warning_pk primary key (id),
    constraint complaint_warning_community_fk foreign key (community_id) references community,
    constraint complaint_warning_month_uq unique (community_id, month),
    constraint complaint_warning_month_ck check (extract(day from month) = 1)
);
comment on table complaint_warning is '投诉预警: how the complaints of a month compare with those of the months before; once for each month';
comment on column complaint_warning.months is 'With how many months before, as the community had decided then';
select huiyin_protect_append_only('complaint_warning');

create table complaint_warning_line (
    id           uuid      not null,
    community_id uuid      not null,
    warning_id   uuid      not null,
    category     text,
    area_id      uuid,
    building_id  uuid,
    complaints   integer   not null,
    before       integer[] not null,
    warned       boolean   not null,
    constraint complaint_warning_line_pk primary key (id),
    constraint complaint_warning_line_warning_fk foreign key (warning_id) references complaint_warning,
    constraint complaint_warning_line_place_ck check (
        num_nonnulls(area_id, building_id) = 0 or category is not null and num_nonnulls(area_id, building_id) = 1)
);
create index complaint_warning_line_of_warning_ix on complaint_warning_line (warning_id, id);
comment on column complaint_warning_line.category is 'Without one the line is of all complaints';
comment on column complaint_warning_line.before is 'Complaints of each month before, the earliest first';
select huiyin_protect_append_only('complaint_warning_line');

create index complaint_reported_ix on ticket (community_id, reported_at) where kind = 'COMPLAINT' and status <> 'CANCELLED';
