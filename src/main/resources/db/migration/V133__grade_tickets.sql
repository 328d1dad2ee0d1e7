alter table ticket
    add column severity text not null default 'NORMAL',
    add constraint ticket_severity_ck check (
        severity in ('NORMAL', 'MAJOR', 'SERIOUS')
        and (severity = 'NORMAL' or kind in ('COMPLAINT', 'LEGACY_DEFECT')));
comment on column ticket.severity is '严重程度: how grave a complaint or a developer''s defect is';
create index ticket_graver_of_community_ix on ticket (community_id, severity, id) where severity <> 'NORMAL';
