-- What new communities begin with, for those that are there: a patrol finding is done before the next weekly patrol.
insert into sla_policy (id, community_id, metric, name, channel, clock_seconds, ladder, created_at)
select -- UUIDv7, whose order is that of the list; uuidv7() is not in every PostgreSQL that is supported
       encode(set_bit(set_bit(
           overlay(uuid_send(gen_random_uuid())
                   placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                   from 1 for 6),
           52, 1), 53, 1), 'hex')::uuid,
       c.community_id, 'RESOLUTION', '巡区问题销项', 'PATROL', 7 * 24 * 60 * 60,
       '[{"atPercent": 50, "role": "ASSIGNEE"}, {"atPercent": 80, "role": "SUPERVISOR"},
         {"atPercent": 100, "role": "MANAGER"}, {"afterDue": "PT24H", "role": "MANAGER"}]',
       now()
  from calendar c;
