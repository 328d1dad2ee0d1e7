-- A deposit, or what went back of one, that was entered by mistake is taken back (冲正). What was deducted stays: by whose leave it was
-- is used up.
alter table deposit
    add column reversed_at    timestamptz,
    add column reverse_reason text,
    add constraint deposit_reversed_ck check (
        (reversed_at is null) = (reverse_reason is null) and (reversed_at is null or deducted_fen + refunded_fen = 0));
alter table deposit alter column status set expression as (case
        when reversed_at is not null then 'REVERSED'
        when deducted_fen + refunded_fen = amount_fen then 'SETTLED'
        when deducted_fen > 0 then 'PARTLY_DEDUCTED'
        when refunded_fen > 0 then 'PARTLY_REFUNDED'
        else 'HELD' end);

alter table deposit_movement
    add column reversed_at    timestamptz,
    add column reverse_reason text,
    add constraint deposit_movement_reversed_ck check (
        (reversed_at is null) = (reverse_reason is null) and (reversed_at is null or kind = 'REFUND'));
