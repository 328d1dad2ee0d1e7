create table message_setting (
    community_id        uuid    not null,
    language            text    not null,
    quiet_from          time    not null,
    quiet_to            time    not null,
    urgent_ignore_quiet boolean not null,
    version             integer not null,
    constraint message_setting_pk primary key (community_id),
    constraint message_setting_language_ck check (language in ('zh', 'en'))
);
comment on table message_setting is '消息设置: how a community wants its messages; without a row it has the standard';
select huiyin_protect('message_setting');
