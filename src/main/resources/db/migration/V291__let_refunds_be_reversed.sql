-- A refund that was entered by mistake is taken back (冲正). Nothing else of a refund is ever changed.
alter table fee_refund
    add column reversed_at    timestamptz,
    add column reverse_reason text,
    add constraint fee_refund_reversed_ck check ((reversed_at is null) = (reverse_reason is null));
grant update (reversed_at, reverse_reason, version) on fee_refund to huiyin_app;
