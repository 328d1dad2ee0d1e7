-- As V178 does it for owners: what is remarked of a household's members, vehicles and days is sealed; what stands in the clear is
-- moved by the job `reseal`, and until then read where it is.
alter table household_member
    add column note_sealed bytea,
    add constraint household_member_note_once_ck check (num_nonnulls(note, note_sealed) < 2);
alter table vehicle
    add column description_sealed bytea,
    add constraint vehicle_description_once_ck check (num_nonnulls(description, description_sealed) < 2);
alter table special_date
    add column label_sealed bytea,
    add constraint special_date_label_once_ck check (num_nonnulls(label, label_sealed) < 2);
comment on column household_member.note is 'In the clear, from before it was sealed; empty once the job reseal has run';
comment on column vehicle.description is 'In the clear, from before it was sealed; empty once the job reseal has run';
comment on column special_date.label is 'In the clear, from before it was sealed; empty once the job reseal has run';
create index household_member_in_the_clear_ix on household_member (id) where note is not null;
create index vehicle_in_the_clear_ix on vehicle (id) where description is not null;
create index special_date_in_the_clear_ix on special_date (id) where label is not null;
