create table occupancy_detail (
    id               uuid        not null,
    community_id     uuid        not null,
    name             text        not null,
    occupancy_status text        not null,
    created_at       timestamptz not null,
    version          integer     not null default 1,
    constraint occupancy_detail_pk primary key (id),
    constraint occupancy_detail_community_fk foreign key (community_id) references community,
    constraint occupancy_detail_name_uq unique (community_id, name),
    constraint occupancy_detail_status_ck check (occupancy_status in ('OCCUPIED', 'VACANT', 'LET', 'UNSOLD'))
);
comment on table occupancy_detail is '入住状态细分: what a community tells apart within an occupancy status, such as 度假居住';
select huiyin_protect('occupancy_detail');
