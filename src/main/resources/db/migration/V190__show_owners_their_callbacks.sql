-- An owner sees how they are asked about what they reported, and answers themselves (业主自评). What staff typed of a talk, and
-- the attempts to reach them, are the office's.
alter table callback
    add column answered_by_owner boolean not null default false,
    add constraint callback_answered_by_owner_ck check (
        not answered_by_owner or status = 'DONE' and method = 'WECHAT' and settled_by is null);
comment on column callback.answered_by_owner is 'Whether the owner gave the record themselves; else somebody entered what they said';

call huiyin_show_owner('callback', 'ticket_id = any ((select huiyin_own_tickets())::uuid[])');
