create table phase (
    id           uuid        not null,
    community_id uuid        not null,
    name         text        not null,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint phase_pk primary key (id),
    constraint phase_community_fk foreign key (community_id) references community,
    constraint phase_name_uq unique (community_id, name)
);
comment on table phase is '期: a part of a community that was built and handed over together';
select huiyin_protect('phase');
