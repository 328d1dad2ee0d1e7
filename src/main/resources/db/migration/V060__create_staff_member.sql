create table staff_member (
    id           uuid        not null,
    community_id uuid        not null,
    name         text        not null,
    title        text,
    roles        text[]      not null,
    phone        text,
    email        text,
    department   text,
    active       boolean     not null default true,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint staff_member_pk primary key (id),
    constraint staff_member_community_fk foreign key (community_id) references community,
    constraint staff_member_has_role_ck check (cardinality(roles) > 0),
    constraint staff_member_roles_ck check (roles <@ array [
        'PROJECT_MANAGER', 'CS_MANAGER', 'CS_SUPERVISOR', 'CS_LEAD', 'RECEPTIONIST', 'STEWARD', 'ARCHIVIST',
        'DUTY_OFFICER', 'CONTROL_ROOM', 'ENGINEER', 'SECURITY', 'FINANCE', 'CONTRACTOR'])
);
create index staff_member_of_community_ix on staff_member (community_id, id);
comment on table staff_member is '员工: who works for a community; the phone is the one of the post, which callers are told';
comment on column staff_member.title is 'What the name card says, such as 楼管员; the roles decide what it means';
select huiyin_protect('staff_member');
