alter table ticket
    add column reviewed_at timestamptz,
    add column review_cause text,
    add column review_solution text,
    add constraint ticket_review_ck check (
        num_nonnulls(reviewed_at, review_cause, review_solution) in (0, 3)
        and (reviewed_at is null or kind = 'COMPLAINT'));
comment on column ticket.reviewed_at is '例会分析: when the weekly meeting last looked into why the complaint is late';

alter table ticket_act drop constraint ticket_act_action_ck;
alter table ticket_act add constraint ticket_act_action_ck check (action in (
    'OPEN', 'ASSIGN', 'ACCEPT', 'REJECT', 'ARRIVE', 'PROGRESS', 'PAUSE', 'RESUME', 'RESOLVE', 'CLOSE', 'REOPEN',
    'CANCEL', 'REPLY', 'ESCALATE', 'CHANGE', 'RESCHEDULE', 'CHECK_SLIP', 'ATTACH', 'RECHECK', 'REVIEW'));
