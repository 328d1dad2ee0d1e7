-- Behind row-level security no index on what an array contains is used, since that might tell of hidden rows. There are two
-- tickets at most: the one with which it began, and its cause.
drop index attribution_of_tickets_ix;
alter table attribution add column first_ticket_id uuid generated always as (ticket_ids[1]) stored;
create index attribution_of_first_ticket_ix on attribution (first_ticket_id, id);
create index attribution_of_ticket_ix on attribution (ticket_id, id);
