-- As of payments and top-ups: what was entered by mistake and taken back is entered anew under the number of the bank.
alter table deposit drop constraint deposit_external_uq;
create unique index deposit_external_uq on deposit (community_id, method, external_id) where reversed_at is null;
create index deposit_by_external_ix on deposit (community_id, method, external_id) where external_id is not null;
alter table deposit_movement drop constraint deposit_movement_external_uq;
create unique index deposit_movement_external_uq on deposit_movement (community_id, method, external_id) where reversed_at is null;
create index deposit_movement_by_external_ix on deposit_movement (community_id, method, external_id)
    where external_id is not null;
alter table fee_refund drop constraint fee_refund_external_uq;
create unique index fee_refund_external_uq on fee_refund (community_id, method, external_id) where reversed_at is null;
create index fee_refund_by_external_ix on fee_refund (community_id, method, external_id) where external_id is not null;

create or replace function huiyin_known_money(of_community uuid, by_method text, external text)
    returns table (purpose text, id uuid, digest bytea, stands boolean)
    language sql stable security definer
    set search_path = public, pg_temp
begin atomic
    select 'PAYMENT', p.id, p.content_digest, p.reversed_at is null from fee_payment p
     where p.community_id = of_community and p.method = by_method and p.external_id = external
       and of_community = any (huiyin_scope())
    union all
    select 'DEPOSIT', d.id, d.content_digest, d.reversed_at is null from deposit d
     where d.community_id = of_community and d.method = by_method and d.external_id = external
       and of_community = any (huiyin_scope())
    union all
    select 'TOP_UP', t.id, t.content_digest, t.reversed_at is null from top_up t
     where t.community_id = of_community and t.method = by_method and t.external_id = external
       and of_community = any (huiyin_scope());
end;
