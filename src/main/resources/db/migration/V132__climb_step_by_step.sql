-- 本部门、横向部门、项目经理、公司: the manager was the second level and is the third of four.
alter table ticket drop constraint ticket_escalation_level_ck;
update ticket set escalation_level = 3 where escalation_level = 2;
alter table ticket add constraint ticket_escalation_level_ck check (escalation_level between 0 and 4);

-- The acts of a timeline are the program's list; each new one joins what is there.
do $$
declare
    actions text;
begin
    select string_agg(distinct quote_literal(action), ', ') into actions
      from (select (regexp_matches(pg_get_constraintdef(oid), '''([A-Z_]+)''', 'g'))[1] as action
              from pg_constraint where conname = 'ticket_act_action_ck'
             union all
            select unnest(array['GRADE', 'REPORT', 'INSTRUCT', 'DISAGREE', 'EXECUTE'])) known;
    execute 'alter table ticket_act drop constraint ticket_act_action_ck';
    execute format('alter table ticket_act add constraint ticket_act_action_ck check (action in (%s))', actions);
end
$$;
