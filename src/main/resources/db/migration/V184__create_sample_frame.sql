create table sample_frame (
    id            uuid        not null,
    community_id  uuid        not null,
    name          text        not null,
    as_of         date        not null,
    owners_in_all integer     not null,
    dissatisfied  integer     not null,
    not_lived_in  integer     not null,
    made_at       timestamptz not null,
    made_by       text        not null,
    staff_id      uuid,
    constraint sample_frame_pk primary key (id),
    constraint sample_frame_community_fk foreign key (community_id) references community,
    constraint sample_frame_staff_fk foreign key (staff_id) references staff_member,
    constraint sample_frame_counts_ck check (dissatisfied >= 0 and not_lived_in >= 0
                                             and dissatisfied + not_lived_in <= owners_in_all)
);
create index sample_frame_of_community_ix on sample_frame (community_id, id);
comment on table sample_frame is '抽样框: from whom a survey''s sample is drawn; never made anew';
comment on column sample_frame.as_of is 'Whose owners they are: of this day in the community''s zone';
select huiyin_protect_append_only('sample_frame');

create table sample_member (
    frame_id         uuid not null,
    owner_id         uuid not null,
    community_id     uuid not null,
    house_id         uuid not null,
    segment          text not null,
    occupancy_status text not null,
    reason           text,
    constraint sample_member_pk primary key (frame_id, owner_id),
    constraint sample_member_frame_fk foreign key (frame_id) references sample_frame,
    constraint sample_member_owner_fk foreign key (owner_id) references owner,
    constraint sample_member_house_fk foreign key (house_id) references house,
    constraint sample_member_reason_ck check (reason in ('DISSATISFIED', 'NOT_LIVED_IN'))
);
comment on table sample_member is 'The owners of a frame with their mark of then, and why some are left out (黑色客户、未入住)';
select huiyin_protect_append_only('sample_member');
call huiyin_show_area('sample_member', 'huiyin_has_in_hand(owner_id)');
