alter table sla_policy add column channel text;
alter table sla_policy drop constraint sla_policy_conditions_uq;
alter table sla_policy add constraint sla_policy_conditions_uq unique nulls not distinct
    (community_id, metric, kind, category, priority, medium, segment, channel);
comment on column sla_policy.channel is '受理渠道: by which channel a matter came in';
