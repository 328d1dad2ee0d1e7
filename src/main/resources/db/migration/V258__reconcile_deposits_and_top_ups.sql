-- A statement tells of all money of the method: also of deposits, of what went back of them, and of top-ups.
alter table reconciliation_item
    add column deposit_id uuid,
    add column deposit_movement_id uuid,
    add column top_up_id uuid,
    add constraint reconciliation_item_deposit_fk foreign key (deposit_id) references deposit,
    add constraint reconciliation_item_movement_fk foreign key (deposit_movement_id) references deposit_movement,
    add constraint reconciliation_item_top_up_fk foreign key (top_up_id) references top_up,
    add constraint reconciliation_item_about_ck check (
        num_nonnulls(payment_id, refund_id, deposit_id, deposit_movement_id, top_up_id) <= 1);
comment on table reconciliation_item is '对账明细: a row of the statement, or money in the books that the statement lacks, and what became of it';

create index fee_refund_by_day_ix on fee_refund (community_id, method, refunded_on);
create index deposit_by_day_ix on deposit (community_id, method, paid_on);
create index deposit_movement_by_day_ix on deposit_movement (community_id, method, moved_on) where kind = 'REFUND';
create index top_up_by_method_ix on top_up (community_id, method, paid_on) where reversed_at is null;
