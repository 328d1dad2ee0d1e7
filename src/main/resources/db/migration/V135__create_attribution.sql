create table attribution (
    id           uuid        not null,
    community_id uuid        not null,
    rule         text        not null,
    staff_id     uuid        not null,
    ticket_id    uuid        not null,
    ticket_ids   uuid[]      not null,
    occurrence   text        not null,
    reason       jsonb       not null,
    status       text        not null,
    created_at   timestamptz not null,
    dispute      text,
    disputed_at  timestamptz,
    decision     text,
    decided_at   timestamptz,
    decided_by   uuid,
    version      integer     not null default 1,
    constraint attribution_pk primary key (id),
    constraint attribution_community_fk foreign key (community_id) references community,
    constraint attribution_staff_fk foreign key (staff_id) references staff_member,
    constraint attribution_ticket_fk foreign key (ticket_id) references ticket,
    constraint attribution_decided_by_fk foreign key (decided_by) references staff_member,
    constraint attribution_once_uq unique (rule, ticket_id, occurrence),
    constraint attribution_rule_ck check (rule in ('REPEATED_MATTER', 'NOT_HANDED_OVER', 'LEFT_ALONE')),
    constraint attribution_status_ck check (status in ('OPEN', 'DISPUTED', 'UPHELD', 'WITHDRAWN')),
    constraint attribution_dispute_ck check ((dispute is null) = (disputed_at is null)),
    constraint attribution_decided_ck check ((decided_at is null) = (status in ('OPEN', 'DISPUTED')))
);
create index attribution_of_community_ix on attribution (community_id, id);
create index attribution_of_staff_ix on attribution (staff_id, id);
create index attribution_of_tickets_ix on attribution using gin (ticket_ids);
comment on table attribution is '责任追究: for what someone answers by a rule, computed once, explained and open to dispute; nobody is scored';
comment on column attribution.occurrence is 'Which time it is that the rule applies to the ticket';
comment on column attribution.reason is 'The tickets and acts from which it was computed; ids, numbers, enums and times alone';
select huiyin_protect('attribution');
