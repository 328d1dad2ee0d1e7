-- The weekly list of patrol findings: few among many, which a walk along the newest tickets does not meet for long.
create index ticket_of_community_by_channel_ix on ticket (community_id, channel, id);
