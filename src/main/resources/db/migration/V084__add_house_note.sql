alter table house add column note text;
comment on column house.note is '备注: what the office remarks of the house itself; what concerns a person stands with the owner';
