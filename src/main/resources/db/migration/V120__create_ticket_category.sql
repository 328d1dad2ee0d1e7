create table ticket_category (
    id           uuid    not null,
    community_id uuid    not null,
    code         text    not null,
    name         text    not null,
    name_en      text,
    kinds        text[]  not null,
    active       boolean not null default true,
    version      integer not null default 1,
    constraint ticket_category_pk primary key (id),
    constraint ticket_category_community_fk foreign key (community_id) references community,
    constraint ticket_category_code_uq unique (community_id, code),
    constraint ticket_category_kinds_ck check (cardinality(kinds) > 0 and kinds <@ array [
        'REPAIR', 'PUBLIC_FACILITY', 'COMPLAINT', 'INQUIRY', 'SUGGESTION', 'HELP', 'SERVICE_REQUEST', 'ERRAND',
        'LEGACY_DEFECT'])
);
comment on table ticket_category is '报事类别: what matters are about, as the community tells them apart';
comment on column ticket_category.kinds is 'The kinds of ticket that it goes with';
select huiyin_protect('ticket_category');
