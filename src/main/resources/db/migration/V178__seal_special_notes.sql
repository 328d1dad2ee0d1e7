-- What is remarked of a person is sealed like their numbers. Only the program has the keys: what stands in the clear is moved by
-- its job `reseal`, and until then read where it is.
alter table owner
    add column circumstances_sealed bytea,
    add column note_sealed bytea,
    add column complaint_points_sealed bytea,
    add constraint owner_erased_remarks_ck check (
        erased_at is null or num_nonnulls(circumstances_sealed, note_sealed, complaint_points_sealed) = 0),
    add constraint owner_remark_once_ck check (
        num_nonnulls(special_circumstances, circumstances_sealed) < 2 and num_nonnulls(note, note_sealed) < 2
        and num_nonnulls(complaint_points, complaint_points_sealed) < 2);
comment on column owner.special_circumstances is 'In the clear, from before it was sealed; empty once the job reseal has run';
comment on column owner.note is 'In the clear, from before it was sealed; empty once the job reseal has run';
comment on column owner.complaint_points is 'In the clear, from before it was sealed; empty once the job reseal has run';
create index owner_in_the_clear_ix on owner (id)
    where special_circumstances is not null or note is not null or complaint_points is not null;
