-- Only optional services can be withheld: a foreign key to the class of an item says which those are, and it never changes.
alter table fee_item add constraint fee_item_class_uq unique (id, class);

create table dunning_ladder (
    community_id uuid    not null,
    version      integer not null default 1,
    constraint dunning_ladder_pk primary key (community_id),
    constraint dunning_ladder_community_fk foreign key (community_id) references community
);
comment on table dunning_ladder is '催缴阶梯: by which steps a community reminds those who owe it';
select huiyin_protect('dunning_ladder');

create table dunning_step (
    community_id       uuid     not null,
    position           smallint not null,
    code               text     not null,
    kind               text     not null,
    after_days_overdue integer  not null,
    notice_days        integer  not null,
    methods            text[]   not null,
    template           text,
    constraint dunning_step_pk primary key (community_id, position),
    constraint dunning_step_ladder_fk foreign key (community_id) references dunning_ladder,
    constraint dunning_step_code_uq unique (community_id, code),
    -- 民法典 944: nobody stops power, water, heat or gas to collect a property fee. There is no kind for it, nor a word.
    constraint dunning_step_no_utility_cut_off_ck check (
        kind in ('PHONE_REMINDER', 'WRITTEN_NOTICE', 'TIME_LIMITED_NOTICE', 'SUSPEND_OPTIONAL_SERVICES', 'LEGAL_LISTING')
        and code !~* '(cut|stop|shut|disconnect|limit|suspend)[^a-z]*(off)?[^a-z]*(water|power|electric|heat|gas|utilit)'
        and code !~* '(water|power|electric|heat|gas|utilit)[a-z]*[^a-z]*(cut|stop|shut|disconnect|suspen)'),
    constraint dunning_step_days_ck check (after_days_overdue between 1 and 3650 and notice_days between 0 and 366),
    constraint dunning_step_limit_ck check (kind <> 'TIME_LIMITED_NOTICE' or notice_days > 0),
    constraint dunning_step_methods_ck check (
        cardinality(methods) > 0 and methods <@ array['PHONE', 'VISIT', 'LETTER', 'SMS', 'WECHAT', 'EMAIL'])
);
comment on table dunning_step is '催缴步骤: what is done when a debt is so many days overdue, each step behind the one before';
comment on column dunning_step.notice_days is 'How long whoever was told has before the next step may be taken';
comment on column dunning_step.template is 'What its letters say; the words of its kind where absent';
select huiyin_protect('dunning_step');

create table dunning_step_service (
    community_id uuid not null,
    step_code    text not null,
    fee_item_id  uuid not null,
    class        text not null default 'SERVICE',
    constraint dunning_step_service_pk primary key (community_id, step_code, fee_item_id),
    constraint dunning_step_service_step_fk
        foreign key (community_id, step_code) references dunning_step (community_id, code) on delete cascade,
    constraint dunning_step_service_item_fk foreign key (fee_item_id, class) references fee_item (id, class),
    constraint dunning_step_service_no_utility_ck check (class = 'SERVICE')
);
comment on table dunning_step_service is 'Which optional services a step withholds; any where it names none';
select huiyin_protect('dunning_step_service');

-- Given to communities that are there; new ones get it as they are opened.
create procedure huiyin_give_dunning_ladder(of_community uuid)
    language sql
begin atomic
    insert into dunning_ladder (community_id) values (of_community);
    insert into dunning_step (community_id, position, code, kind, after_days_overdue, notice_days, methods) values
        (of_community, 1, 'PHONE', 'PHONE_REMINDER', 7, 0, '{PHONE,SMS,WECHAT,VISIT}'),
        (of_community, 2, 'NOTICE', 'WRITTEN_NOTICE', 30, 7, '{LETTER,VISIT,EMAIL}'),
        (of_community, 3, 'TIME_LIMIT', 'TIME_LIMITED_NOTICE', 60, 15, '{LETTER,VISIT}'),
        (of_community, 4, 'SUSPEND', 'SUSPEND_OPTIONAL_SERVICES', 90, 0, '{LETTER,VISIT,PHONE}'),
        (of_community, 5, 'LEGAL', 'LEGAL_LISTING', 180, 0, '{LETTER,VISIT}');
end;
comment on procedure huiyin_give_dunning_ladder(uuid) is 'The shipped ladder';
do $$
declare
    each uuid;
begin
    for each in select id from community loop
        call huiyin_give_dunning_ladder(each);
    end loop;
end
$$;
