alter table fee_assignment
    add column charged boolean not null default false,
    add constraint fee_assignment_charged_ck check (not charged or to_on = from_on);
comment on column fee_assignment.charged is 'Made by a charge for one day together with its bill: it overlaps nothing, and no run bills it';

-- The assignments of a house on some days, of one item.
create index fee_assignment_once_ix on fee_assignment (house_id, fee_item_id, from_on) where not charged;
