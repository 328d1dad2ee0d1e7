alter table owner add column note text;
comment on column owner.note is '备注: what the office remarks of the owner beside special circumstances';
