-- What is asked about a house, an owner or a matter of another area is not for whose duty is an area (ROL-07), unless they asked.
call huiyin_show_area('approval', 'asked_by = (select huiyin_area_staff()) or case subject_type '
                                  'when ''house'' then subject_id = any ((select huiyin_houses_in_hand())::uuid[]) '
                                  'when ''owner'' then huiyin_has_in_hand(subject_id) '
                                  'when ''ticket'' then huiyin_works_on(subject_id) '
                                  'else true end');
