-- Ids that a statement gives to many rows at once: UUIDv7, so that a list by id is a list by creation. Not every PostgreSQL that
-- is supported has a function for it.
do $$
begin
    if exists (select from pg_proc where proname = 'uuidv7') then
        create function huiyin_next_id() returns uuid language sql volatile parallel safe return uuidv7();
    else
        create function huiyin_next_id() returns uuid language sql volatile parallel safe return
            encode(set_bit(set_bit(
                overlay(uuid_send(gen_random_uuid())
                        placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                        from 1 for 6),
                52, 1), 53, 1), 'hex')::uuid;
    end if;
end
$$;
comment on function huiyin_next_id() is 'The next UUIDv7';

create table fee_item (
    id           uuid        not null,
    community_id uuid        not null,
    code         text        not null,
    name         text        not null,
    class        text        not null,
    kind         text,
    method       text        not null,
    cycle        text        not null,
    anchor       text        not null,
    created_at   timestamptz not null,
    retired_on   date,
    version      integer     not null default 1,
    constraint fee_item_pk primary key (id),
    constraint fee_item_community_fk foreign key (community_id) references community,
    constraint fee_item_code_uq unique (community_id, code),
    constraint fee_item_class_ck check (class in ('PROPERTY', 'PARKING', 'PASS_THROUGH', 'SERVICE', 'DEPOSIT')),
    constraint fee_item_kind_ck check (case kind
        when 'PROPERTY_SERVICE' then class = 'PROPERTY'
        when 'PARKING' then class = 'PARKING'
        when 'PAID_SERVICE' then class = 'SERVICE'
        when 'DEPOSIT' then class = 'DEPOSIT'
        else kind is null or class = 'PASS_THROUGH'
             and kind in ('HEATING', 'MUNICIPAL', 'GAS', 'WATER', 'ELECTRICITY', 'SHARED_CHARGE') end),
    constraint fee_item_method_ck check (method in ('AREA', 'FIXED', 'METERED', 'SHARED', 'ONE_OFF')),
    constraint fee_item_cycle_ck check (cycle in ('MONTH', 'QUARTER', 'YEAR')),
    constraint fee_item_anchor_ck check (anchor in ('CALENDAR', 'PHASE', 'HANDOVER'))
);
create index fee_item_of_community_ix on fee_item (community_id, id);
comment on table fee_item is '收费项目: what is charged for, how it is reckoned and how often';
comment on column fee_item.anchor is 'Where its periods begin: with the calendar, on a day of each phase, or on the day of handover';
select huiyin_protect('fee_item');
call huiyin_show_owner('fee_item', 'true');

create table fee_anchor (
    fee_item_id  uuid     not null,
    phase_id     uuid     not null,
    community_id uuid     not null,
    month        smallint not null,
    day          smallint not null,
    constraint fee_anchor_pk primary key (fee_item_id, phase_id),
    constraint fee_anchor_item_fk foreign key (fee_item_id) references fee_item,
    constraint fee_anchor_phase_fk foreign key (phase_id) references phase,
    constraint fee_anchor_month_ck check (month between 1 and 12),
    constraint fee_anchor_day_ck check (day between 1 and 28)
);
comment on table fee_anchor is '收费起始日: on which day of the year the periods of a fee item begin in a phase';
select huiyin_protect('fee_anchor');
