create table fee_standard (
    id               uuid        not null,
    community_id     uuid        not null,
    fee_item_id      uuid        not null,
    effective_from   date        not null,
    unit_price       numeric(14, 6),
    tiers            jsonb,
    vacancy_ratio    numeric(7, 6),
    due_days         integer     not null,
    late_daily_rate  numeric(9, 8),
    late_grace_days  integer,
    late_cap_ratio   numeric(7, 4),
    basis            text,
    composition      jsonb,
    quality_standard text,
    created_at       timestamptz not null,
    constraint fee_standard_pk primary key (id),
    constraint fee_standard_item_fk foreign key (fee_item_id) references fee_item,
    constraint fee_standard_from_uq unique (fee_item_id, effective_from),
    constraint fee_standard_price_ck check (unit_price >= 0),
    constraint fee_standard_vacancy_ck check (vacancy_ratio between 0 and 1),
    constraint fee_standard_due_days_ck check (due_days between 0 and 366),
    constraint fee_standard_late_ck check (
        num_nonnulls(late_daily_rate, late_grace_days, late_cap_ratio) in (0, 3)
        and late_daily_rate > 0 and late_daily_rate <= 0.01 and late_grace_days between 0 and 366 and late_cap_ratio > 0)
);
comment on table fee_standard is '收费标准: what a fee item costs from a day on; a new one follows, none is rewritten';
comment on column fee_standard.unit_price is 'Yuan: per m² and month (AREA), per unit and cycle (FIXED), per metered unit (METERED), once per unit (ONE_OFF)';
comment on column fee_standard.tiers is 'METERED: [{upTo, unitPrice}], by consumption of the period; the last one has no upTo';
comment on column fee_standard.vacancy_ratio is 'What a house that is vacant or unsold pays, as a part of the whole';
comment on column fee_standard.composition is 'What the price is made of (价格构成): [{name, amountFen}]';
select huiyin_protect_append_only('fee_standard');
call huiyin_show_owner('fee_standard', 'true');

create table fee_discount (
    id           uuid          not null,
    community_id uuid          not null,
    fee_item_id  uuid          not null,
    house_id     uuid,
    from_on      date          not null,
    to_on        date          not null,
    ratio        numeric(7, 6) not null,
    reason       text          not null,
    created_at   timestamptz   not null,
    ended_on     date,
    version      integer       not null default 1,
    constraint fee_discount_pk primary key (id),
    constraint fee_discount_item_fk foreign key (fee_item_id) references fee_item,
    constraint fee_discount_house_fk foreign key (house_id) references house,
    constraint fee_discount_dates_ck check (to_on >= from_on and ended_on >= from_on),
    constraint fee_discount_ratio_ck check (ratio >= 0 and ratio < 1)
);
create index fee_discount_of_item_ix on fee_discount (fee_item_id, id);
create index fee_discount_of_community_ix on fee_discount (community_id, id);
comment on table fee_discount is '优惠: what is charged of a fee item on some days, of all houses or of one, as a part of the whole';
select huiyin_protect('fee_discount');
call huiyin_show_area('fee_discount', 'house_id is null or house_id = any ((select huiyin_area_houses())::uuid[])');
