create table owner_paper (
    id           uuid        not null,
    community_id uuid        not null,
    owner_id     uuid        not null,
    house_id     uuid,
    kind         text        not null,
    file_id      uuid        not null,
    received_on  date        not null,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint owner_paper_pk primary key (id),
    constraint owner_paper_owner_fk foreign key (owner_id) references owner,
    constraint owner_paper_house_fk foreign key (house_id) references house,
    constraint owner_paper_file_fk foreign key (file_id) references file,
    constraint owner_paper_file_uq unique (file_id),
    constraint owner_paper_kind_ck check
        (kind in ('PHOTO', 'IDENTITY_COPY', 'DEED_COPY', 'AGREEMENT', 'REGISTRATION', 'OTHER'))
);
create index owner_paper_of_owner_ix on owner_paper (owner_id, id);
comment on table owner_paper is '业主档案资料: the papers of a household''s archive, such as the copy of an identity card; each a closed file';
select huiyin_protect('owner_paper');
-- Whose duty is an area sees no more papers than owners; what huiyin_show_area says of those holds here too.
create policy own_area on owner_paper as restrictive for select to huiyin_app
    using (nullif(current_setting('huiyin.area_staff', true), '') is null
           or exists (select from owner o where o.id = owner_id));
