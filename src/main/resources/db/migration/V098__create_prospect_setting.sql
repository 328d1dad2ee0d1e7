-- What sales hands over of those who will become owners is kept by one person (专人保管, OWN-12).
create table prospect_setting (
    community_id uuid    not null,
    custodian_id uuid    not null,
    version      integer not null,
    constraint prospect_setting_pk primary key (community_id),
    constraint prospect_setting_community_fk foreign key (community_id) references community,
    constraint prospect_setting_custodian_fk foreign key (custodian_id) references staff_member
);
create index prospect_setting_of_custodian_ix on prospect_setting (custodian_id);
comment on table prospect_setting is '准客户地址保管人: who keeps the addresses of a community''s prospects; without a row nobody does yet';
select huiyin_protect('prospect_setting');

create function huiyin_staff() returns uuid language sql stable
    return nullif(current_setting('huiyin.staff', true), '')::uuid;
comment on function huiyin_staff() is 'The member of staff who signed in, or who acts through a key; null where nobody does';

-- As a function that looks past row-level security, so that its policies do not come into the plan of every query.
create function huiyin_custodies() returns uuid[] language sql stable security definer
    set search_path = public, pg_temp
    return array(select community_id from prospect_setting where custodian_id = huiyin_staff());
comment on function huiyin_custodies() is 'The communities whose prospects'' addresses the acting member of staff keeps';
