create table channel_quota (
    channel text        not null,
    since   timestamptz not null,
    used    integer     not null,
    constraint channel_quota_pk primary key (channel)
);
comment on table channel_quota is '渠道配额: what left by a channel in the running minute, over all instances';
grant select, insert, update on channel_quota to huiyin_system;
