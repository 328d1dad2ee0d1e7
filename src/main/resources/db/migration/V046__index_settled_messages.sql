-- Where the clean-up looks: from the message that was settled first.
create index message_settled_ix on message (settled_at) where settled_at is not null;
