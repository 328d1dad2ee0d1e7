create table answer_topic (
    id             uuid        not null,
    community_id   uuid        not null,
    code           text        not null,
    question       text        not null,
    keywords       text[]      not null,
    disclosure     text        not null,
    answer         text,
    refusal        text,
    effective_from date,
    effective_to   date,
    retired_at     timestamptz,
    created_at     timestamptz not null,
    version        integer     not null default 1,
    constraint answer_topic_pk primary key (id),
    constraint answer_topic_community_fk foreign key (community_id) references community,
    constraint answer_topic_code_uq unique (community_id, code),
    constraint answer_topic_disclosure_ck check (disclosure in ('OPEN', 'STAFF_ONLY', 'SECRET')),
    constraint answer_topic_says_something_ck check (
        case disclosure when 'OPEN' then answer is not null else refusal is not null end),
    constraint answer_topic_dates_ck check (effective_to >= effective_from)
);
create index answer_topic_of_community_ix on answer_topic (community_id, id);
comment on table answer_topic is '问询口径: what callers may be told; a question that no topic is about is not answered';
comment on column answer_topic.refusal is 'What callers are told instead, where the answer is not OPEN';
select huiyin_protect('answer_topic');
-- To owners what is not open does not exist, whatever the query.
call huiyin_show_owner('answer_topic', 'disclosure = ''OPEN'' and retired_at is null');
