create table job_run (
    job         text        not null,
    period      date        not null,
    status      text        not null,
    runs        integer     not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    result      jsonb,
    constraint job_run_pk primary key (job, period),
    constraint job_run_status_ck check (status in ('RUNNING', 'DONE', 'FAILED')),
    constraint job_run_finished_ck check ((status = 'RUNNING') = (finished_at is null))
);
comment on table job_run is '作业台账: the last run of each job for each business date';
grant select, insert, update on job_run to huiyin_app, huiyin_system;
