-- Roles of a Supabase server (https://supabase.com/docs/guides/database/postgres/roles), made once for a cluster
-- whose superuser is supabase_admin. Those that log in have the password "supabase-project".
DO $roles$
DECLARE
  wanted text[] := ARRAY[
    'anon NOLOGIN', 'authenticated NOLOGIN', 'service_role NOLOGIN BYPASSRLS',
    'authenticator LOGIN NOINHERIT',
    'postgres LOGIN CREATEDB CREATEROLE REPLICATION BYPASSRLS',
    'dashboard_user NOLOGIN CREATEDB CREATEROLE REPLICATION',
    'supabase_auth_admin LOGIN NOINHERIT CREATEROLE',
    'supabase_storage_admin LOGIN NOINHERIT CREATEROLE',
    'supabase_functions_admin LOGIN NOINHERIT CREATEROLE',
    'supabase_realtime_admin NOLOGIN NOINHERIT',
    'supabase_replication_admin LOGIN REPLICATION',
    'supabase_read_only_user LOGIN BYPASSRLS',
    'pgbouncer LOGIN',
    'pgsodium_keyiduser NOLOGIN', 'pgsodium_keyholder NOLOGIN', 'pgsodium_keymaker NOLOGIN'];
  role text;
BEGIN
  FOREACH role IN ARRAY wanted LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = split_part(role, ' ', 1));
    EXECUTE 'CREATE ROLE ' || role || CASE WHEN role LIKE '% LOGIN%' THEN ' PASSWORD ''supabase-project''' ELSE '' END;
  END LOOP;
END $roles$;
GRANT anon, authenticated, service_role TO authenticator;
GRANT anon, authenticated, service_role, authenticator TO postgres WITH ADMIN OPTION;
GRANT pg_monitor, pg_signal_backend TO postgres;
GRANT pg_read_all_data TO supabase_read_only_user;
GRANT pgsodium_keyholder TO postgres, service_role;
ALTER ROLE anon SET statement_timeout = '3s';
ALTER ROLE authenticated SET statement_timeout = '8s';
ALTER ROLE authenticator SET statement_timeout = '8s';
-- What the extension supautils lets postgres set beyond its rights.
GRANT SET ON PARAMETER session_replication_role TO postgres;
