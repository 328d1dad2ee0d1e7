create table portrait (
    owner_id          uuid        not null,
    community_id      uuid        not null,
    photo_id          uuid,
    born_year         integer,
    occupation_sealed bytea,
    notes_sealed      bytea,
    version           integer     not null,
    constraint portrait_pk primary key (owner_id),
    constraint portrait_owner_fk foreign key (owner_id) references owner,
    constraint portrait_photo_fk foreign key (photo_id) references file,
    constraint portrait_photo_uq unique (photo_id)
);
comment on table portrait is '重点顾客影像资料: what certain posts are told of a key customer, to serve them; the photo is a closed file';
select huiyin_protect('portrait');
-- Whose duty is an area sees no more portraits than owners; what huiyin_show_area says of those holds here too.
create policy own_area on portrait as restrictive for select to huiyin_app
    using (nullif(current_setting('huiyin.area_staff', true), '') is null
           or exists (select from owner o where o.id = owner_id));
