-- A leave of before names no room, and opens none: it is asked for again, and is over after its time as any other.
alter table approval
    add column room text,
    add constraint approval_room_ck check (
        room is null or kind = 'ROOM_ADMISSION' and room in ('CONTROL_ROOM', 'ARCHIVE_ROOM'));
comment on column approval.room is 'The guarded room into which a ROOM_ADMISSION lets somebody; null of one that was asked for before rooms were named';
