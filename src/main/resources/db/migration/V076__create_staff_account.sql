create table staff_account (
    id           uuid        not null,
    community_id uuid        not null,
    staff_id     uuid        not null,
    subject      text        not null,
    created_at   timestamptz not null,
    constraint staff_account_pk primary key (id),
    constraint staff_account_staff_fk foreign key (staff_id) references staff_member,
    constraint staff_account_staff_uq unique (staff_id),
    constraint staff_account_subject_uq unique (subject, community_id),
    constraint staff_account_subject_ck check (subject <> '')
);
create index staff_account_of_community_ix on staff_account (community_id, id);
comment on table staff_account is '员工账号: which subject of the operator''s issuer signs in as which member of staff';
select huiyin_protect('staff_account');

-- As huiyin_identify: identity comes before scope, so this function is the one way in, by what a verified token says.
create function huiyin_identify_staff(presented text)
    returns table (staff_id uuid, community_id uuid, roles text[])
    language sql stable security definer
    set search_path = public, pg_temp
as $$
    select m.id, m.community_id, m.roles
      from staff_account a join staff_member m on m.id = a.staff_id
     where a.subject = presented and m.active
     order by m.id
$$;
revoke execute on function huiyin_identify_staff(text) from public;
grant execute on function huiyin_identify_staff(text) to huiyin_app;
