create table finance_disclosure (
    id           uuid        not null,
    community_id uuid        not null,
    period       text        not null,
    income       jsonb       not null,
    expenses     jsonb       not null,
    income_fen   bigint      not null,
    expense_fen  bigint      not null,
    file_id      uuid,
    published_on date        not null,
    replaces_id  uuid,
    created_at   timestamptz not null,
    constraint finance_disclosure_pk primary key (id),
    constraint finance_disclosure_community_fk foreign key (community_id) references community,
    constraint finance_disclosure_file_fk foreign key (file_id) references file,
    constraint finance_disclosure_replaces_fk foreign key (replaces_id) references finance_disclosure,
    constraint finance_disclosure_replaces_uq unique (replaces_id),
    constraint finance_disclosure_sums_ck check (income_fen >= 0 and expense_fen >= 0)
);
-- What is published first for a period; whatever follows replaces the one before.
create unique index finance_disclosure_first_uq on finance_disclosure (community_id, period) where replaces_id is null;
create index finance_disclosure_of_community_ix on finance_disclosure (community_id, id);
comment on table finance_disclosure is '收支公示: what came in and went out in a period, as published; a correction is a new one that replaces it';
select huiyin_protect_append_only('finance_disclosure');
call huiyin_show_owner('finance_disclosure', 'true');
