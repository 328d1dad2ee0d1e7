-- The feed of few communities walks their own events, however many the others have.
create index event_by_community_ix on event (community_id, tx, seq);
