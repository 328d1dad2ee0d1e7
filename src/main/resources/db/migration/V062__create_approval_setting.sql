create table approval_setting (
    community_id    uuid    not null,
    utility_cut_off boolean not null,
    version         integer not null,
    constraint approval_setting_pk primary key (community_id),
    constraint approval_setting_community_fk foreign key (community_id) references community
);
comment on table approval_setting is '审批设置: what a community has decided about its approvals; without a row it has the standard';
comment on column approval_setting.utility_cut_off is
    'Whether 停水停电 can be asked for against a dangerous violation; never to collect fees (民法典 944)';
select huiyin_protect('approval_setting');
