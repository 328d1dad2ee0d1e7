-- An external id belongs to one payment, deposit or top-up of the community, also where the caller sees another area alone.
create function huiyin_known_money(of_community uuid, by_method text, external text)
    returns table (purpose text, id uuid, digest bytea)
    language sql stable security definer
    set search_path = public, pg_temp
begin atomic
    select 'PAYMENT', p.id, p.content_digest from fee_payment p
     where p.community_id = of_community and p.method = by_method and p.external_id = external
       and of_community = any (huiyin_scope())
    union all
    select 'DEPOSIT', d.id, d.content_digest from deposit d
     where d.community_id = of_community and d.method = by_method and d.external_id = external
       and of_community = any (huiyin_scope())
    union all
    select 'TOP_UP', t.id, t.content_digest from top_up t
     where t.community_id = of_community and t.method = by_method and t.external_id = external
       and of_community = any (huiyin_scope());
end;
revoke execute on function huiyin_known_money(uuid, text, text) from public;
grant execute on function huiyin_known_money(uuid, text, text) to huiyin_app;
comment on function huiyin_known_money(uuid, text, text) is 'What money has an external id already, with the digest of what was told';
