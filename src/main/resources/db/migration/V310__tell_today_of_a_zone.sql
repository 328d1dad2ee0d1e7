-- One expression without a query in it, so that the planner puts it in the place of the call.
create function huiyin_today(time_zone text, at timestamptz) returns date
    language sql immutable
    return (at at time zone time_zone)::date;
comment on function huiyin_today(text, timestamptz) is 'The day that it is in a community''s time zone';
