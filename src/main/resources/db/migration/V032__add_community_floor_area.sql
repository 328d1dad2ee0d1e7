alter table community
    add column floor_area_m2 numeric(12, 2),
    add constraint community_floor_area_ck check (floor_area_m2 > 0);
comment on column community.floor_area_m2 is '总建筑面积 in square metres';
