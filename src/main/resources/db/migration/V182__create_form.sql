create table form (
    id           uuid        not null,
    community_id uuid        not null,
    code         text        not null,
    name         text        not null,
    retired_at   timestamptz,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint form_pk primary key (id),
    constraint form_community_fk foreign key (community_id) references community,
    constraint form_code_uq unique (community_id, code)
);
create index form_of_community_ix on form (community_id, id);
comment on table form is '受控表单: what is filled in by its versions';
select huiyin_protect('form');

create table form_version (
    form_id        uuid        not null,
    number         integer     not null,
    community_id   uuid        not null,
    fields         jsonb       not null,
    effective_from date        not null,
    published_at   timestamptz not null,
    published_by   uuid,
    constraint form_version_pk primary key (form_id, number),
    constraint form_version_form_fk foreign key (form_id) references form,
    constraint form_version_published_by_fk foreign key (published_by) references staff_member,
    constraint form_version_number_ck check (number > 0)
);
comment on table form_version is '表单版本: published once, and never changed or removed';
select huiyin_protect_append_only('form_version');
