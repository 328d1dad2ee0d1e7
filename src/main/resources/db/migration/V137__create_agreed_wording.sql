create table agreed_wording (
    id           uuid        not null,
    community_id uuid        not null,
    topic        text        not null,
    category     text,
    building_id  uuid,
    ticket_ids   uuid[]      not null,
    active       boolean     not null,
    revision     integer     not null,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint agreed_wording_pk primary key (id),
    constraint agreed_wording_community_fk foreign key (community_id) references community,
    constraint agreed_wording_category_fk foreign key (community_id, category) references ticket_category (community_id, code),
    constraint agreed_wording_building_fk foreign key (building_id) references building,
    constraint agreed_wording_about_ck check (
        (category is not null) <> (cardinality(ticket_ids) > 0) and (building_id is null or category is not null))
);
create index agreed_wording_of_community_ix on agreed_wording (community_id, id);
comment on table agreed_wording is '统一回复口径: in what words a major defect of the developer''s is answered by everyone';
comment on column agreed_wording.ticket_ids is 'The tickets that it is about, where it is about no category';
select huiyin_protect('agreed_wording');

create table agreed_wording_revision (
    wording_id     uuid        not null,
    community_id   uuid        not null,
    revision       integer     not null,
    text           text        not null,
    discussed_with text        not null,
    discussed_on   date        not null,
    approved_by    uuid        not null,
    created_at     timestamptz not null,
    constraint agreed_wording_revision_pk primary key (wording_id, revision),
    constraint agreed_wording_revision_wording_fk foreign key (wording_id) references agreed_wording,
    constraint agreed_wording_revision_approved_by_fk foreign key (approved_by) references staff_member
);
comment on table agreed_wording_revision is 'The words as they were agreed each time; none is overwritten';
comment on column agreed_wording_revision.discussed_with is '返修办: with whom they were agreed';
select huiyin_protect('agreed_wording_revision');

alter table ticket
    add column agreed_wording_id uuid,
    add column agreed_wording_revision integer,
    add constraint ticket_agreed_wording_fk foreign key (agreed_wording_id, agreed_wording_revision)
        references agreed_wording_revision (wording_id, revision),
    add constraint ticket_agreed_wording_ck check ((agreed_wording_id is null) = (agreed_wording_revision is null));
comment on column ticket.agreed_wording_id is 'The words that were agreed when the reporter was last answered';
