create table message_template (
    community_id uuid        not null,
    code         text        not null,
    language     text        not null,
    subject      text,
    body         text,
    changed_at   timestamptz not null,
    version      integer     not null,
    constraint message_template_pk primary key (community_id, code, language),
    constraint message_template_language_ck check (language in ('zh', 'en')),
    constraint message_template_whole_ck check ((subject is null) = (body is null))
);
comment on table message_template is '消息模板: words that a community chose instead of the shipped ones; without words it went back to these';
select huiyin_protect('message_template');
