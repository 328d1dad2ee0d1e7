-- Surnames and room numbers are few: both are looked up within a community.
create index household_member_by_name_ix on household_member (community_id, name);
create index house_by_room_ix on house (room, community_id);
drop index house_room_ix;
