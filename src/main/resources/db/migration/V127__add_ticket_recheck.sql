alter table ticket
    add column rechecked_at timestamptz,
    add column recheck_settled boolean,
    add constraint ticket_recheck_ck check (
        (rechecked_at is null) = (recheck_settled is null)
        and (rechecked_at is null or channel = 'PATROL'));
comment on column ticket.rechecked_at is '复查: when what a patrol found was last looked at again';
comment on column ticket.recheck_settled is 'Whether it was settled then; else it is followed further';

alter table ticket_act drop constraint ticket_act_action_ck;
alter table ticket_act add constraint ticket_act_action_ck check (action in (
    'OPEN', 'ASSIGN', 'ACCEPT', 'REJECT', 'ARRIVE', 'PROGRESS', 'PAUSE', 'RESUME', 'RESOLVE', 'CLOSE', 'REOPEN',
    'CANCEL', 'REPLY', 'ESCALATE', 'CHANGE', 'RESCHEDULE', 'CHECK_SLIP', 'ATTACH', 'RECHECK'));
