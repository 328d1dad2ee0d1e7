-- Run by Flyway after every look at the migrations. Where the log is ahead of the server, it was restored from another one.
update event_base
   set tx = newest.tx
  from (select tx::text::bigint as tx from event order by event.tx desc limit 1) newest
 where newest.tx >= huiyin_event_tx()::text::bigint;
