-- Who works for another company sees the matters that were given to them (本人任务). What they open or give away they need not
-- see afterwards: the limit is on reading.
create function huiyin_assignee() returns uuid language sql stable
    return nullif(current_setting('huiyin.assignee', true), '')::uuid;
comment on function huiyin_assignee() is 'The member of staff who calls and sees their own work alone; null for everyone else';

create policy own_work on ticket as restrictive for select to huiyin_app
    using ((select huiyin_assignee()) is null or assignee_id = (select huiyin_assignee()));
