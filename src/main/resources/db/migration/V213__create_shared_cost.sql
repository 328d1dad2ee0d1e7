create table shared_cost (
    id           uuid        not null,
    community_id uuid        not null,
    fee_item_id  uuid        not null,
    period       text        not null,
    amount_fen   bigint      not null,
    spread       text        not null,
    saving       text,
    note         text,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint shared_cost_pk primary key (id),
    constraint shared_cost_item_fk foreign key (fee_item_id) references fee_item,
    constraint shared_cost_once_uq unique (fee_item_id, period),
    constraint shared_cost_amount_ck check (amount_fen > 0),
    constraint shared_cost_spread_ck check (spread in ('AREA', 'EVENLY'))
);
create index shared_cost_of_community_ix on shared_cost (community_id, id);
comment on table shared_cost is '公摊费用: what the houses of a fee item bear together for a period';
comment on column shared_cost.saving is '节能说明: what was saved, in words that stand in the line of each bill';
select huiyin_protect('shared_cost');

create table shared_cost_part (
    shared_cost_id uuid           not null,
    assignment_id  uuid           not null,
    community_id   uuid           not null,
    weight         numeric        not null,
    of_weight      numeric        not null,
    amount_fen     bigint         not null,
    constraint shared_cost_part_pk primary key (shared_cost_id, assignment_id),
    constraint shared_cost_part_cost_fk foreign key (shared_cost_id) references shared_cost on delete cascade,
    constraint shared_cost_part_assignment_fk foreign key (assignment_id) references fee_assignment,
    constraint shared_cost_part_amount_ck check (amount_fen >= 0)
);
comment on table shared_cost_part is '公摊明细: what an assignment bears of a shared cost, fixed when the first bill is made of it';
select huiyin_protect('shared_cost_part');
