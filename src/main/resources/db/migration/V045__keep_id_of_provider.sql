alter table message add column provider_id text;
comment on column message.provider_id is 'Under which the other side knows it, where that said so';
