create table prospect_address (
    id                   uuid        not null,
    community_id         uuid        not null,
    name_sealed          bytea       not null,
    address_sealed       bytea       not null,
    source_sealed        bytea,
    interested_in_sealed bytea,
    note_sealed          bytea,
    received_on          date        not null,
    created_at           timestamptz not null,
    version              integer     not null default 1,
    constraint prospect_address_pk primary key (id),
    constraint prospect_address_community_fk foreign key (community_id) references community
);
create index prospect_address_of_community_ix on prospect_address (community_id, id);
create index prospect_address_received_ix on prospect_address (received_on);
comment on table prospect_address is '准客户地址: where cards reach those who will become owners, as sales told it; never a phone number';
select huiyin_protect('prospect_address');
-- Anyone of the community may hand one over; nobody but the custodian reads, changes or removes it, whatever a query forgot.
create policy custody on prospect_address as restrictive to huiyin_app
    using (community_id = any ((select huiyin_custodies())::uuid[])) with check (true);
