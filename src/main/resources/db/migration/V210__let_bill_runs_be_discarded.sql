-- A run of very many drafts is discarded batch by batch, as it was made.
alter table bill_run drop constraint bill_run_status_ck;
alter table bill_run add constraint bill_run_status_ck
    check (status in ('RUNNING', 'PUBLISHING', 'DISCARDING', 'DONE', 'DISCARDED'));
drop index bill_run_at_work_ix;
create index bill_run_at_work_ix on bill_run (id) where status in ('RUNNING', 'PUBLISHING', 'DISCARDING');
drop index bill_run_one_at_work_uq;
create unique index bill_run_one_at_work_uq on bill_run (fee_item_id, period)
    where status in ('RUNNING', 'PUBLISHING', 'DISCARDING');
