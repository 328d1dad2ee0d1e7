-- Money that was entered for the wrong house, or otherwise wrongly, is reversed and entered anew: under its own number, by which the
-- statement of the bank tells it. So a number is of one payment or top-up among those that stand.
alter table fee_payment drop constraint fee_payment_external_uq;
create unique index fee_payment_external_uq on fee_payment (community_id, method, external_id) where reversed_at is null;
create index fee_payment_by_external_ix on fee_payment (community_id, method, external_id) where external_id is not null;
alter table top_up drop constraint top_up_external_uq;
create unique index top_up_external_uq on top_up (community_id, method, external_id) where reversed_at is null;
create index top_up_by_external_ix on top_up (community_id, method, external_id) where external_id is not null;

drop function huiyin_known_money(uuid, text, text);
create function huiyin_known_money(of_community uuid, by_method text, external text)
    returns table (purpose text, id uuid, digest bytea, stands boolean)
    language sql stable security definer
    set search_path = public, pg_temp
begin atomic
    select 'PAYMENT', p.id, p.content_digest, p.reversed_at is null from fee_payment p
     where p.community_id = of_community and p.method = by_method and p.external_id = external
       and of_community = any (huiyin_scope())
    union all
    select 'DEPOSIT', d.id, d.content_digest, true from deposit d
     where d.community_id = of_community and d.method = by_method and d.external_id = external
       and of_community = any (huiyin_scope())
    union all
    select 'TOP_UP', t.id, t.content_digest, t.reversed_at is null from top_up t
     where t.community_id = of_community and t.method = by_method and t.external_id = external
       and of_community = any (huiyin_scope());
end;
revoke execute on function huiyin_known_money(uuid, text, text) from public;
grant execute on function huiyin_known_money(uuid, text, text) to huiyin_app;
comment on function huiyin_known_money(uuid, text, text) is 'What money has an external id already, with the digest of what was told, and whether it stands';
