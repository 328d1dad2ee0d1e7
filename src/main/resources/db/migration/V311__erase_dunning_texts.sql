-- What was written of a person while they were reminded of what they owe is dunning's to erase, the books keep to their own. As with
-- those, this is the only way to such words, and it leaves none.
create function huiyin_erase_dunning_texts(of_owner uuid) returns setof uuid
    language sql security definer
    set search_path = public, pg_temp
begin atomic
    with act as (
        update dunning_act a set response_sealed = null
         where a.payer_id = of_owner and huiyin_may_erase(a.community_id)
        returning a.id
    ), delivery as (
        update dunning_delivery y set received_by_sealed = null, file_id = null
          from dunning_letter l
         where l.id = y.letter_id and l.payer_id = of_owner and huiyin_may_erase(y.community_id)
        returning l.id
    ), debt as (
        update unrecoverable_debt u set reason_sealed = null, note_sealed = null
         where u.payer_id = of_owner and huiyin_may_erase(u.community_id)
        returning u.id
    )
    select id from act union select id from delivery union select id from debt;
end;
revoke execute on function huiyin_erase_dunning_texts(uuid) from public;
grant execute on function huiyin_erase_dunning_texts(uuid) to huiyin_app;

create or replace function huiyin_erase_billing_texts(of_owner uuid, word text, today date) returns setof uuid
    language sql security definer
    set search_path = public, pg_temp
begin atomic
    with bill as (
        select id from fee_bill where payer_id = of_owner and huiyin_may_erase(community_id)
    ), payment as (
        update fee_payment p
           set note = case when p.note is not null then word end,
               reverse_reason = case when p.reverse_reason is not null then word end
         where p.payer_id = of_owner and huiyin_may_erase(p.community_id)
        returning p.id
    ), dispute as (
        update fee_dispute d
           set reason = word, outcome = case when d.outcome is not null then word end
         where d.bill_id in (select id from bill)
        returning d.bill_id
    ), decision as (
        update bill_decision d set reason = word where d.bill_id in (select id from bill) returning d.bill_id
    ), refund as (
        update fee_refund r set reason = word
         where r.payer_id = of_owner and huiyin_may_erase(r.community_id)
        returning r.id
    ), discount as (
        -- Why a house paid less while it was theirs: what is over says it of nobody else.
        update fee_discount d set reason = word
          from house_relation r
         where r.owner_id = of_owner and d.house_id = r.house_id and huiyin_may_erase(d.community_id)
           and d.from_on <= coalesce(r.to_on, 'infinity') and coalesce(d.ended_on, d.to_on) >= r.from_on
           and coalesce(d.ended_on, d.to_on) < today
        returning d.id
    ), suspension as (
        update service_suspension s set reason_sealed = null
         where s.payer_id = of_owner and huiyin_may_erase(s.community_id)
        returning s.id
    )
    select id from bill union select id from payment union select bill_id from dispute union select bill_id from decision
    union select id from refund union select id from discount union select id from suspension;
end;
