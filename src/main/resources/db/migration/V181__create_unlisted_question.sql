create table unlisted_question (
    id              uuid        not null,
    community_id    uuid        not null,
    question_sealed bytea,
    asked_by        uuid,
    asked_at        timestamptz not null,
    settled_at      timestamptz,
    topic_id        uuid,
    version         integer     not null default 1,
    constraint unlisted_question_pk primary key (id),
    constraint unlisted_question_community_fk foreign key (community_id) references community,
    constraint unlisted_question_asked_by_fk foreign key (asked_by) references staff_member,
    constraint unlisted_question_topic_fk foreign key (topic_id) references answer_topic,
    constraint unlisted_question_settled_ck check (
        (settled_at is null) = (question_sealed is not null) and (topic_id is null or settled_at is not null))
);
create index unlisted_question_of_community_ix on unlisted_question (community_id, id);
create index unlisted_question_open_ix on unlisted_question (community_id, id) where settled_at is null;
comment on table unlisted_question is '未列入口径的问题: what the desk was asked and no topic is about; its words go when it is settled';
select huiyin_protect('unlisted_question');
