alter table ticket add constraint ticket_owner_fk foreign key (owner_id) references owner;
