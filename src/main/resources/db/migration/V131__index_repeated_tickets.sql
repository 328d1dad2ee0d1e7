-- All tickets about one matter, in the order in which one of them is the first.
-- A column, not an expression: behind row-level security no index on a coalesce is used, since that might tell of hidden rows.
alter table ticket add column matter_id uuid generated always as (coalesce(repeat_of, id)) stored;
create index ticket_of_matter_ix on ticket (matter_id, reported_at, id);
comment on column ticket.matter_id is 'The ticket with which the matter began, which may be this one';
create index ticket_repeats_of_community_ix on ticket (community_id, id) where repeat_of is not null;
create index ticket_of_owner_without_house_ix on ticket (owner_id, category, reported_at)
    where house_id is null and owner_id is not null;
comment on column ticket.repeat_of is
    'The ticket with which the matter began; never itself a repeat. Once that one is cancelled, the oldest of the others is the first';
