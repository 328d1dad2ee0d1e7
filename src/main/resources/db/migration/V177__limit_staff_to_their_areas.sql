-- Whose duty is an area (片区) sees its houses, what belongs to those, and the matters that are in their hands (ROL-07). The
-- limit is on reading: whoever is asked first takes in any matter of the community. What names no house is everyone's.
create function huiyin_area_staff() returns uuid language sql stable
    return nullif(current_setting('huiyin.area_staff', true), '')::uuid;
comment on function huiyin_area_staff() is 'The member of staff who calls and sees their areas alone; null for everyone else';

-- As functions that look past row-level security: a policy that asked other protected tables would carry their policies into the
-- plan of every query. A community has some ten thousand houses, an area some hundred.
create function huiyin_areas() returns uuid[] language sql stable security definer
    set search_path = public, pg_temp
    return array(select id from area where steward_id = huiyin_area_staff()
                  union all
                 select area_id from area_person where staff_id = huiyin_area_staff());
comment on function huiyin_areas() is 'The areas that name the member of staff who calls';

create function huiyin_area_houses() returns uuid[] language sql stable security definer
    set search_path = public, pg_temp
    return array(select id from house where area_id = any (huiyin_areas()));
comment on function huiyin_area_houses() is 'The houses of those areas';

create function huiyin_houses_in_hand() returns uuid[] language sql stable security definer
    set search_path = public, pg_temp
    return array(select unnest(huiyin_area_houses())
                  union
                 select house_id from ticket
                  where house_id is not null and huiyin_area_staff() in (assignee_id, first_receiver_id, steward_id));
comment on function huiyin_houses_in_hand() is 'Those, and the houses of the matters that are in their hands';

create function huiyin_has_in_hand(of_owner uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp
    return exists (select from house_relation r join house h on h.id = r.house_id
                    where r.owner_id = of_owner and h.area_id = any (huiyin_areas()))
        or exists (select from ticket t
                    where t.owner_id = of_owner and huiyin_area_staff() in (t.assignee_id, t.first_receiver_id, t.steward_id))
        or not exists (select from house_relation r where r.owner_id = of_owner);
comment on function huiyin_has_in_hand(uuid) is 'Whether an owner is of their areas or matters, or of no house at all';

create function huiyin_works_on(on_ticket uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp
    return exists (select from ticket t left join house h on h.id = t.house_id
                    where t.id = on_ticket
                      and (t.house_id is null or h.area_id = any (huiyin_areas())
                           or huiyin_area_staff() in (t.assignee_id, t.first_receiver_id, t.steward_id)));
comment on function huiyin_works_on(uuid) is 'Whether a ticket is of their areas, of no house, or in their hands';

create function huiyin_asks_about(on_callback uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp
    return exists (select from callback c where c.id = on_callback and huiyin_works_on(c.ticket_id));

create procedure huiyin_show_area(target regclass, what text)
    language plpgsql
as $$
begin
    execute format('create policy own_area on %s as restrictive for select to huiyin_app '
                   'using ((select huiyin_area_staff()) is null or (%s))', target, what);
end
$$;
comment on procedure huiyin_show_area(regclass, text) is 'Shows a member of staff whose duty is an area the rows for which a condition holds';

call huiyin_show_area('house', 'id = any ((select huiyin_houses_in_hand())::uuid[])');
call huiyin_show_area('warranty_item', 'house_id = any ((select huiyin_houses_in_hand())::uuid[])');
call huiyin_show_area('house_relation', 'house_id = any ((select huiyin_houses_in_hand())::uuid[]) '
                                        'or huiyin_has_in_hand(owner_id)');
call huiyin_show_area('owner', 'huiyin_has_in_hand(id)');
call huiyin_show_area('owner_phone', 'huiyin_has_in_hand(owner_id)');
call huiyin_show_area('owner_change', 'huiyin_has_in_hand(owner_id)');
call huiyin_show_area('owner_session', 'huiyin_has_in_hand(owner_id)');
call huiyin_show_area('household_member', 'huiyin_has_in_hand(owner_id)');
call huiyin_show_area('vehicle', 'huiyin_has_in_hand(owner_id)');
call huiyin_show_area('special_date', 'huiyin_has_in_hand(owner_id)');
call huiyin_show_area('ticket', 'house_id is null or house_id = any ((select huiyin_area_houses())::uuid[]) '
                                'or assignee_id = (select huiyin_area_staff()) '
                                'or first_receiver_id = (select huiyin_area_staff()) '
                                'or steward_id = (select huiyin_area_staff())');
call huiyin_show_area('ticket_act', 'huiyin_works_on(ticket_id)');
call huiyin_show_area('ticket_attachment', 'huiyin_works_on(ticket_id)');
call huiyin_show_area('callback', 'huiyin_works_on(ticket_id)');
call huiyin_show_area('callback_attempt', 'huiyin_asks_about(callback_id)');
call huiyin_show_area('escalation', 'ticket_id is null or huiyin_works_on(ticket_id)');
call huiyin_show_area('attribution', 'staff_id = (select huiyin_area_staff()) or huiyin_works_on(ticket_id)');
call huiyin_show_area('sla_timer', 'case subject_type when ''ticket'' then huiyin_works_on(subject_id) '
                                   'when ''callback'' then huiyin_asks_about(subject_id) else true end');
call huiyin_show_area('message', '(recipient_type is distinct from ''owner'' or huiyin_has_in_hand(recipient_id)) '
                                 'and (about_type is distinct from ''ticket'' or huiyin_works_on(about_id))');
call huiyin_show_area('reminder', '(recipient_type is distinct from ''owner'' or huiyin_has_in_hand(recipient_id)) '
                                  'and (subject_type is distinct from ''ticket'' or huiyin_works_on(subject_id))');
