create table ticket_counter (
    community_id uuid    not null,
    day          date    not null,
    last         integer not null,
    constraint ticket_counter_pk primary key (community_id, day),
    constraint ticket_counter_community_fk foreign key (community_id) references community
);
comment on table ticket_counter is 'The last number of each community and day; raised in the statement that writes the ticket';
select huiyin_protect('ticket_counter');

create table ticket (
    id                    uuid        not null,
    community_id          uuid        not null,
    number                text        not null,
    kind                  text        not null,
    channel               text        not null,
    medium                text        not null,
    priority              text        not null,
    category              text        not null,
    complaint_class       text,
    title                 text,
    description           text        not null,
    related_items         text,
    relay_to              text,
    house_id              uuid,
    owner_id              uuid,
    reporter_name         text,
    reporter_phone        bytea,
    anonymous             boolean     not null,
    reported_at           timestamptz not null,
    created_at            timestamptz not null,
    status                text        not null,
    first_receiver_id     uuid,
    steward_id            uuid,
    assignee_id           uuid,
    appointment_at        timestamptz,
    dispatched_at         timestamptz,
    department            text,
    slip_checked_at       timestamptz,
    slip_complete         boolean,
    accepted_at           timestamptz,
    status_before_waiting text,
    wait_reason           text,
    waiting_since         timestamptz,
    wait_until            timestamptz,
    promised_at           timestamptz,
    outcome               text,
    result                text,
    root_cause            text,
    liable_department     text,
    resolved_at           timestamptz,
    written_reply_owed    boolean     not null,
    callback_owed         boolean     not null default false,
    closes_when_settled   boolean     not null default false,
    rework_count          integer     not null default 0,
    escalation_level      integer     not null default 0,
    repeat_of             uuid,
    origin_callback_id    uuid,
    version               integer     not null default 1,
    constraint ticket_pk primary key (id),
    constraint ticket_community_fk foreign key (community_id) references community,
    constraint ticket_category_fk foreign key (community_id, category) references ticket_category (community_id, code),
    constraint ticket_house_fk foreign key (house_id) references house,
    constraint ticket_first_receiver_fk foreign key (first_receiver_id) references staff_member,
    constraint ticket_steward_fk foreign key (steward_id) references staff_member,
    constraint ticket_assignee_fk foreign key (assignee_id) references staff_member,
    constraint ticket_repeat_of_fk foreign key (repeat_of) references ticket,
    constraint ticket_number_uq unique (community_id, number),
    constraint ticket_kind_ck check (kind in (
        'REPAIR', 'PUBLIC_FACILITY', 'COMPLAINT', 'INQUIRY', 'SUGGESTION', 'HELP', 'SERVICE_REQUEST', 'ERRAND',
        'LEGACY_DEFECT')),
    constraint ticket_channel_ck check (channel in (
        'COUNTER', 'PHONE', 'LETTER', 'ONLINE', 'APP', 'WECHAT', 'CONTROL_CENTRE', 'PATROL', 'VISIT', 'RECEPTION_POINT',
        'FORUM', 'CALLBACK')),
    constraint ticket_medium_ck check (medium in ('VERBAL', 'WRITTEN')),
    constraint ticket_priority_ck check (priority in ('NORMAL', 'URGENT')),
    constraint ticket_status_ck check (status in (
        'REGISTERED', 'ASSIGNED', 'ACCEPTED', 'ON_SITE', 'IN_PROGRESS', 'WAITING', 'RESOLVED', 'CLOSED', 'CANCELLED')),
    constraint ticket_complaint_class_ck check (
        complaint_class is null
        or kind = 'COMPLAINT' and complaint_class in ('EFFECTIVE', 'HELP', 'CONSULT', 'VENT')),
    constraint ticket_repair_has_house_ck check (kind <> 'REPAIR' or house_id is not null),
    constraint ticket_reporter_ck check (
        case when anonymous then owner_id is null and reporter_name is null and reporter_phone is null
             else owner_id is not null or reporter_phone is not null end),
    constraint ticket_reported_before_written_ck check (reported_at <= created_at),
    constraint ticket_in_hand_has_assignee_ck check (
        status in ('REGISTERED', 'CANCELLED') or assignee_id is not null and first_receiver_id is not null),
    constraint ticket_waiting_ck check (
        (status = 'WAITING') = (status_before_waiting is not null)
        and (status = 'WAITING') = (wait_reason is not null)
        and (status = 'WAITING') = (waiting_since is not null)
        and (status = 'WAITING' or wait_until is null)
        and status_before_waiting in ('ACCEPTED', 'ON_SITE', 'IN_PROGRESS')),
    constraint ticket_resolved_has_answer_ck check (
        (status in ('RESOLVED', 'CLOSED')) = (outcome is not null)
        and (outcome is null) = (result is null)
        and (outcome is null) = (resolved_at is null)),
    constraint ticket_outcome_ck check (outcome in ('RESOLVED', 'DECLINED', 'EXPLAINED')),
    constraint ticket_complaint_has_cause_ck check (
        kind <> 'COMPLAINT' or outcome is null or root_cause is not null and liable_department is not null),
    constraint ticket_closed_owes_nothing_ck check (
        status <> 'CLOSED' or not written_reply_owed and not callback_owed and promised_at is null),
    constraint ticket_callback_owed_ck check (status = 'RESOLVED' or not callback_owed),
    constraint ticket_rework_count_ck check (rework_count >= 0),
    constraint ticket_escalation_level_ck check (escalation_level between 0 and 2)
);
create index ticket_of_community_ix on ticket (community_id, id);
create index ticket_of_community_by_status_ix on ticket (community_id, status, id);
create index ticket_of_house_ix on ticket (house_id, id) where house_id is not null;
create index ticket_of_owner_ix on ticket (owner_id, id) where owner_id is not null;
create index ticket_of_assignee_ix on ticket (assignee_id, id) where assignee_id is not null;
create index ticket_to_resume_ix on ticket (wait_until) where wait_until is not null;
comment on table ticket is '工单: one matter that somebody reported';
comment on column ticket.first_receiver_id is '首问责任人: who was asked first; once set it never changes';
comment on column ticket.steward_id is '管家: who answered for the house''s area when the matter was reported';
comment on column ticket.reporter_phone is 'Sealed; shown as a mask';
comment on column ticket.promised_at is 'A further reply was promised by then and has not come';
comment on column ticket.closes_when_settled is 'It would be closed, were not a reply still owed';
comment on column ticket.repeat_of is 'The first ticket about the same, never itself a repeat';
comment on column ticket.origin_callback_id is 'The callback during which the matter was raised';
select huiyin_protect('ticket');

create function ticket_keep_first_receiver() returns trigger
    language plpgsql
as $$
begin
    raise exception 'the first receiver of a ticket never changes'
        using errcode = 'check_violation', constraint = 'ticket_first_receiver_kept';
end
$$;
create trigger ticket_first_receiver_kept
    before update on ticket
    for each row
    when (old.first_receiver_id is not null and new.first_receiver_id is distinct from old.first_receiver_id)
execute function ticket_keep_first_receiver();
