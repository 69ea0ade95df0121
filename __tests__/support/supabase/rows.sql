-- What Auth, Storage and the application's users have written: run as supabase_admin, with every trigger at work.
INSERT INTO auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, phone, phone_confirmed_at)
  SELECT '00000000-0000-0000-0000-000000000000', ('00000000-0000-4000-8000-00000000000' || i)::uuid, 'authenticated', 'authenticated',
    'user' || i || '@example.com', '$2a$10$hash' || i, '2026-01-01 10:00:00.123456+00'::timestamptz + i * interval '1 day',
    '{"provider": "email"}', jsonb_build_object('full_name', E'User\t"' || i || E'"\n\\N', 'n', 1.10 + i), '2026-01-01'::timestamptz + i * interval '1 hour',
    CASE WHEN i % 2 = 0 THEN '+4912345' || i END, CASE WHEN i % 2 = 0 THEN '2025-12-31 23:59:59+00'::timestamptz END
  FROM generate_series(1, 5) i;
INSERT INTO auth.identities (provider_id, user_id, identity_data, provider, id)
  SELECT id::text, id, jsonb_build_object('sub', id, 'email', upper(email)), 'email', ('10000000-0000-4000-8000-00000000000' || right(id::text, 1))::uuid FROM auth.users;
INSERT INTO auth.sessions (id, user_id, created_at, aal, ip)
  SELECT ('20000000-0000-4000-8000-00000000000' || right(id::text, 1))::uuid, id, '2026-02-01', 'aal1', '2001:db8::1' FROM auth.users;
INSERT INTO auth.refresh_tokens (token, user_id, revoked, session_id) SELECT 'token' || right(id::text, 1), user_id::text, false, id FROM auth.sessions;
INSERT INTO auth.audit_log_entries (id, payload, created_at) VALUES ('30000000-0000-4000-8000-000000000001', '{"action" :  "login", "action": 1.0}', '2026-02-01');
INSERT INTO storage.buckets (id, name, public, allowed_mime_types) VALUES ('avatars', 'avatars', true, ARRAY['image/png', 'a,"b"']), ('private', 'private', false, NULL);
INSERT INTO storage.objects (id, bucket_id, name, owner_id, metadata) VALUES
  ('40000000-0000-4000-8000-000000000001', 'avatars', 'user1/face.png', '00000000-0000-4000-8000-000000000001', '{"size": 12345678901234567890, "mimetype": "image/png"}'),
  ('40000000-0000-4000-8000-000000000002', 'private', '00000000-0000-4000-8000-000000000001/tax.pdf', NULL, NULL),
  ('40000000-0000-4000-8000-000000000003', 'private', '00000000-0000-4000-8000-000000000002/tax.pdf', NULL, NULL);
-- From before the rule of names.
SET session_replication_role = replica;
INSERT INTO storage.objects (id, bucket_id, name) VALUES ('40000000-0000-4000-8000-000000000004', 'avatars', 'old//name.png');
RESET session_replication_role;
INSERT INTO public.posts (author, title, body, price, visibility, created_at)
  SELECT id, 'Post of ' || email, CASE WHEN n = 1 THEN 'null'::jsonb WHEN n = 2 THEN '{"a": 1.10}' END, 12345678901.1000 + n,
    CASE WHEN n = 1 THEN 'public' ELSE 'private' END::app.visibility, '2026-03-01'::timestamptz + n * interval '1 day'
  FROM auth.users, generate_series(1, 3) n ORDER BY id, n;
INSERT INTO public.attachments VALUES (1, '40000000-0000-4000-8000-000000000001', 'face'), (2, NULL, NULL);
INSERT INTO public.roles SELECT id, 'member' FROM auth.users;
INSERT INTO cron.job_run_details (jobid, command, status) SELECT 1, 'x', 'succeeded' FROM generate_series(1, 4);
