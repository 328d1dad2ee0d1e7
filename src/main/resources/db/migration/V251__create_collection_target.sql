create table collection_target (
    community_id uuid          not null,
    property     numeric(5, 2) not null,
    parking      numeric(5, 2) not null,
    pass_through numeric(5, 2) not null,
    version      integer       not null,
    constraint collection_target_pk primary key (community_id),
    constraint collection_target_community_fk foreign key (community_id) references community,
    constraint collection_target_percent_ck check (
        property between 0 and 100 and parking between 0 and 100 and pass_through between 0 and 100)
);
comment on table collection_target is '收缴率目标: what part of each class a community means to collect, in percent; without a row 95, 98 and 100';
select huiyin_protect('collection_target');
