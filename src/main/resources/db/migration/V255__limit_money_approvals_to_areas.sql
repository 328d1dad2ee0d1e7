-- What is asked about a bill or a deposit of another area is not for whose duty is an area either; nor is what nobody can place.
create function huiyin_money_of_area(type text, id uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp
    return case type
        when 'fee_bill' then exists (select from fee_bill b where b.id = huiyin_money_of_area.id
                                        and b.house_id = any (huiyin_area_houses()))
        when 'deposit' then exists (select from deposit d where d.id = huiyin_money_of_area.id
                                       and d.house_id = any (huiyin_area_houses()))
        else type is null end;
comment on function huiyin_money_of_area(text, uuid) is 'Whether a bill or deposit is of a house of their areas';
drop policy own_area on approval;
call huiyin_show_area('approval', 'asked_by = (select huiyin_area_staff()) or case subject_type '
                                  'when ''house'' then subject_id = any ((select huiyin_houses_in_hand())::uuid[]) '
                                  'when ''owner'' then huiyin_has_in_hand(subject_id) '
                                  'when ''ticket'' then huiyin_works_on(subject_id) '
                                  'else huiyin_money_of_area(subject_type, subject_id) end');
