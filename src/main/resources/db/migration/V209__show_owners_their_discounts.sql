-- What an owner is quoted is what they would be charged.
call huiyin_show_owner('fee_discount', 'house_id is null or house_id = any ((select huiyin_houses())::uuid[])');
