create table ticket_setting (
    community_id            uuid    not null,
    repeat_window_days      integer not null,
    report_afterwards_hours integer not null,
    warning_months          integer not null,
    warning_at_least        integer not null,
    warning_rise_percent    integer not null,
    version                 integer not null,
    constraint ticket_setting_pk primary key (community_id),
    constraint ticket_setting_community_fk foreign key (community_id) references community,
    constraint ticket_setting_repeat_window_ck check (repeat_window_days between 1 and 366),
    constraint ticket_setting_report_ck check (report_afterwards_hours between 1 and 720),
    constraint ticket_setting_warning_ck check (
        warning_months between 1 and 12 and warning_at_least between 1 and 10000
        and warning_rise_percent between 1 and 1000)
);
comment on table ticket_setting is '工单设置: what a community has decided about its tickets; without a row it has the defaults';
select huiyin_protect('ticket_setting');
