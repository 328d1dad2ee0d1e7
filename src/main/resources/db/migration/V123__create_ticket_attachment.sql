create table ticket_attachment (
    id           uuid        not null,
    community_id uuid        not null,
    ticket_id    uuid        not null,
    file_id      uuid        not null,
    kind         text        not null,
    attached_at  timestamptz not null,
    constraint ticket_attachment_pk primary key (id),
    constraint ticket_attachment_ticket_fk foreign key (ticket_id) references ticket,
    constraint ticket_attachment_file_fk foreign key (file_id) references file,
    constraint ticket_attachment_once_uq unique (ticket_id, file_id),
    constraint ticket_attachment_kind_ck check (kind in ('REPORT', 'BEFORE', 'AFTER', 'SLIP', 'LETTER', 'OTHER'))
);
comment on table ticket_attachment is '工单附件: photographs and documents of a ticket';
select huiyin_protect_append_only('ticket_attachment');
