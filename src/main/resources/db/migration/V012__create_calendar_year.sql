create table calendar_year (
    calendar_id  uuid    not null,
    community_id uuid    not null,
    year         integer not null,
    confirmed    boolean not null,
    source       text,
    constraint calendar_year_pk primary key (calendar_id, year),
    constraint calendar_year_calendar_fk foreign key (calendar_id) references calendar
);
comment on table calendar_year is 'A year as a community has it; the years that ship with the program are not here until they are corrected';
select huiyin_protect('calendar_year');

create table calendar_day (
    calendar_id  uuid    not null,
    community_id uuid    not null,
    year         integer not null,
    on_date      date    not null,
    name         text    not null,
    working      boolean not null,
    constraint calendar_day_pk primary key (calendar_id, on_date),
    constraint calendar_day_year_fk foreign key (calendar_id, year) references calendar_year on delete cascade,
    constraint calendar_day_of_its_year_ck check (extract(year from on_date) = year)
);
comment on table calendar_day is '节假日与调休: a day that differs from its weekday, off or worked on Monday''s hours';
select huiyin_protect('calendar_day');
