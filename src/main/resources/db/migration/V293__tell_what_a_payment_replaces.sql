-- A payment that is reversed and entered anew as it was would be taken for the same notification: it says which one it replaces.
alter table fee_payment
    add column replaces_id uuid,
    add constraint fee_payment_replaces_fk foreign key (replaces_id) references fee_payment;
create unique index fee_payment_replaces_uq on fee_payment (replaces_id) where replaces_id is not null and reversed_at is null;
comment on column fee_payment.replaces_id is 'The reversed payment of the same money that this one corrects';
