create index ticket_of_community_by_kind_ix on ticket (community_id, kind, id);
