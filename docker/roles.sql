-- The roles and the database of Huiyin, for a PostgreSQL 16 or newer. Run it once, as a superuser:
--   psql -v ON_ERROR_STOP=1 -v owner_password=... -v app_password=... -f docker/roles.sql
create role huiyin_owner login password :'owner_password';
create role huiyin_app login password :'app_password';
create role huiyin_system nologin;
grant huiyin_system to huiyin_app with inherit false, set true;
create database huiyin owner huiyin_owner;
revoke all on database huiyin from public;
grant connect on database huiyin to huiyin_app;
