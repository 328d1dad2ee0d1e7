create table calendar_hours (
    calendar_id  uuid     not null,
    community_id uuid     not null,
    weekday      smallint not null,
    from_minute  smallint not null,
    to_minute    smallint not null,
    constraint calendar_hours_pk primary key (calendar_id, weekday, from_minute),
    constraint calendar_hours_calendar_fk foreign key (calendar_id) references calendar,
    constraint calendar_hours_weekday_ck check (weekday between 1 and 7),
    constraint calendar_hours_minutes_ck check (from_minute >= 0 and from_minute < to_minute and to_minute <= 1440)
);
comment on table calendar_hours is '工作时段: working intervals of a weekday (1 is Monday), in minutes since midnight';
select huiyin_protect('calendar_hours');
