create table callback_setting (
    community_id      uuid    not null,
    public_facilities boolean not null,
    version           integer not null,
    constraint callback_setting_pk primary key (community_id),
    constraint callback_setting_community_fk foreign key (community_id) references community
);
comment on table callback_setting is '回访设置: what a community has decided about its callbacks; without a row it has the standard';
select huiyin_protect('callback_setting');
