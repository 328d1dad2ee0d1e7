-- Those of before are unknown, and count as made without one until their 30 days are over.
alter table fee_refund
    add column approval_id uuid,
    add constraint fee_refund_approval_fk foreign key (approval_id) references approval;
comment on column fee_refund.approval_id is 'The leave that it used up; null for one below the threshold, which counts with the next ones';
