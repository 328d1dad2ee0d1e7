alter table ticket add column origin_ticket_id uuid;
alter table ticket add constraint ticket_origin_ticket_fk foreign key (origin_ticket_id) references ticket;
alter table ticket add constraint ticket_origin_ck check ((origin_ticket_id is null) = (origin_callback_id is null));
comment on column ticket.origin_ticket_id is 'The ticket whose callback raised this matter';
