-- 2025-12-31-bf55c433 of the pipeline shop, 2 tables, made by patron 1.0.
-- Run it with: psql -X -q -w -v ON_ERROR_STOP=1 -f FILE
\encoding UTF8
\set VERBOSITY verbose
\pset format unaligned
\pset tuples_only on
\cd 'SNAPSHOT'
BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
SET LOCAL search_path = pg_catalog;
SET LOCAL standard_conforming_strings = on;
SET LOCAL client_min_messages = warning;
SET LOCAL statement_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0;
SET LOCAL lock_timeout = '60s';
SELECT current_setting('server_version_num')::int < 150000 AS is_too_old \gset
\if :is_too_old
\echo patron too-old :SERVER_VERSION_NAME
\quit
\endif
-- Two publications to one schema wait for each other.
SELECT pg_advisory_xact_lock(hashtextextended('patron shop', 0)) AS waited \gset
CREATE TEMPORARY TABLE patron_tables (
  name text, rows bigint, sha256 text, key text[], key_kind "char", key_rule text, comment text,
  relation oid, is_kept boolean DEFAULT false
) ON COMMIT DROP;
INSERT INTO pg_temp.patron_tables (name, rows, sha256, key, key_kind, key_rule, comment) VALUES
  ('pyramid', 4, '3b26426ad477d7da93bee15c1a202cd07207f8f916cabbe0409e63e98a96b48f', ARRAY['tier']::text[], 'p', 'PRIMARY KEY ("tier")', 'It''s pyramid

A \ line
and "another"'),
  ('rejects', 2, 'd17c9a66ed3f8f6055f032a1c2394d579e62343ed8730fefdbcbf5d22f8b4fd2', ARRAY['line']::text[], 'p', 'PRIMARY KEY ("line")', 'It''s rejects

A \ line
and "another"');
CREATE TEMPORARY TABLE patron_columns (table_name text, position int, name text, type text, comment text)
  ON COMMIT DROP;
INSERT INTO pg_temp.patron_columns VALUES
  ('pyramid', 1, 'tier', 'text', 'the tier'),
  ('pyramid', 2, 'n', 'bigint', 'the n'),
  ('pyramid', 3, 'revenue', 'numeric', 'the revenue (EUR, 2 decimals)'),
  ('pyramid', 4, 'share', 'numeric', 'the share'),
  ('pyramid', 5, 'day', 'date', 'the day'),
  ('pyramid', 6, 'is_new', 'boolean', 'the is_new'),
  ('rejects', 1, 'record', 'text', 'the record'),
  ('rejects', 2, 'line', 'bigint', 'the line');
CREATE TEMPORARY TABLE patron_known (name text, sha256 text) ON COMMIT DROP;
CREATE TEMPORARY TABLE patron_faults (words text) ON COMMIT DROP;
SELECT to_regnamespace('"shop"') IS NULL AS has_no_schema,
  to_regclass('"shop"."_snapshot"') IS NULL AND to_regclass('"shop"."_tables"') IS NULL AS is_first,
  (SELECT count(*) = 9 FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND (
    attrelid = to_regclass('"shop"."_snapshot"') AND attname IN ('pipeline', 'name', 'as_of', 'fingerprint', 'version', 'published_at')
    OR attrelid = to_regclass('"shop"."_tables"') AND attname IN ('name', 'rows', 'sha256'))) AS is_ours \gset
SELECT NOT :'is_first' AND NOT :'is_ours' AS is_strange \gset
\if :is_strange
\echo patron strange
\quit
\endif
UPDATE pg_temp.patron_tables SET relation = to_regclass(format('%I.%I', 'shop', name))::oid;
\set is_same_snapshot false
\if :is_first
\else
INSERT INTO pg_temp.patron_known SELECT name, sha256 FROM "shop"."_tables";
SELECT coalesce(bool_or(pipeline <> 'shop'), false) AS is_other,
  coalesce(max(as_of) > DATE '2025-12-31', false) AS is_older,
  coalesce(bool_and(fingerprint = 'bf55c43329e1e9b9c9727c838a48d6359e2e2631ea8fc8f19190ba9dcc455586' AND as_of = DATE '2025-12-31'), false)
    AS is_same_snapshot,
  max(pipeline) AS there_pipeline, max(as_of) AS there_as_of FROM "shop"."_snapshot" \gset
\if :is_other
\echo patron other :there_pipeline
\quit
\endif
\if :is_older
\echo patron older :there_as_of
\quit
\endif
\endif
INSERT INTO pg_temp.patron_faults
SELECT 'taken ' || t.name FROM pg_temp.patron_tables t JOIN pg_class c ON c.oid = t.relation
WHERE c.relkind NOT IN ('r', 'p') OR NOT EXISTS (SELECT FROM pg_temp.patron_known k WHERE k.name = t.name);
INSERT INTO pg_temp.patron_faults
SELECT format('change ALTER TABLE %I.%I DROP COLUMN %I;', 'shop', t.name, a.attname)
FROM pg_temp.patron_tables t JOIN pg_attribute a ON a.attrelid = t.relation
WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  AND NOT EXISTS (SELECT FROM pg_temp.patron_columns c WHERE c.table_name = t.name AND c.name = a.attname);
INSERT INTO pg_temp.patron_faults
SELECT CASE
  WHEN c.type = 'text' OR c.type = 'numeric' AND format_type(a.atttypid, NULL) IN ('bigint', 'integer') THEN
    format('change ALTER TABLE %I.%I ALTER COLUMN %I TYPE %s;', 'shop', t.name, c.name, c.type)
  ELSE format('change ALTER TABLE %I.%I DROP COLUMN %I;', 'shop', t.name, c.name) END
FROM pg_temp.patron_tables t JOIN pg_temp.patron_columns c ON c.table_name = t.name
JOIN pg_attribute a ON a.attrelid = t.relation AND a.attname = c.name AND NOT a.attisdropped
WHERE format_type(a.atttypid, a.atttypmod) <> c.type OR a.attgenerated <> '';
INSERT INTO pg_temp.patron_faults
SELECT format('change ALTER TABLE %I.%I DROP CONSTRAINT %I;', 'shop', t.name, k.conname)
FROM pg_temp.patron_tables t JOIN pg_constraint k ON k.conrelid = t.relation AND k.conname = t.name || '_key'
WHERE k.contype <> t.key_kind OR t.key <> (
  SELECT array_agg(a.attname::text ORDER BY u.place) FROM unnest(k.conkey) WITH ORDINALITY u (number, place)
  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number);
SELECT 'patron ' || translate(words, chr(10) || chr(13), '  ') FROM pg_temp.patron_faults ORDER BY words;
SELECT EXISTS (SELECT FROM pg_temp.patron_faults) AS is_refused \gset
\if :is_refused
\quit
\endif
UPDATE pg_temp.patron_tables t SET is_kept = true
WHERE t.relation IS NOT NULL AND EXISTS (
    SELECT FROM pg_temp.patron_known k WHERE k.name = t.name AND k.sha256 = t.sha256)
  AND NOT EXISTS (
    SELECT FROM pg_temp.patron_columns c WHERE c.table_name = t.name AND NOT EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = t.relation AND a.attname = c.name AND NOT a.attisdropped));
SELECT :'is_same_snapshot' AND bool_and(is_kept) AS is_same FROM pg_temp.patron_tables \gset
\if :is_same
\echo patron same
\quit
\endif
\if :has_no_schema
CREATE SCHEMA "shop";
COMMENT ON SCHEMA "shop" IS 'Report tables of the pipeline shop, published by patron';
\endif
\if :is_first
CREATE TABLE "shop"."_snapshot" (
  pipeline text NOT NULL, name text NOT NULL, as_of date NOT NULL, fingerprint text NOT NULL, version text NOT NULL,
  published_at timestamptz NOT NULL
);
COMMENT ON TABLE "shop"."_snapshot" IS 'One row: the snapshot that all tables of this schema are of';
CREATE TABLE "shop"."_tables" (name text PRIMARY KEY, rows bigint NOT NULL, sha256 text);
COMMENT ON TABLE "shop"."_tables" IS
  'The tables that patron keeps in this schema, with the SHA-256 of the file; without one, the table is not part of the snapshot and is empty';
\endif
SELECT relation IS NULL AS is_missing FROM pg_temp.patron_tables WHERE name = 'pyramid' \gset
\if :is_missing
CREATE TABLE "shop"."pyramid" (
  "tier" text NOT NULL,
  "n" bigint,
  "revenue" numeric,
  "share" numeric,
  "day" date,
  "is_new" boolean,
  CONSTRAINT "pyramid_key" PRIMARY KEY ("tier")
);
\endif
SELECT relation IS NULL AS is_missing FROM pg_temp.patron_tables WHERE name = 'rejects' \gset
\if :is_missing
CREATE TABLE "shop"."rejects" (
  "record" text,
  "line" bigint NOT NULL,
  CONSTRAINT "rejects_key" PRIMARY KEY ("line")
);
\endif
SELECT format('ALTER TABLE %I.%I ADD COLUMN %I %s', 'shop', t.name, c.name, c.type)
FROM pg_temp.patron_tables t JOIN pg_temp.patron_columns c ON c.table_name = t.name
WHERE t.relation IS NOT NULL AND NOT EXISTS (
  SELECT FROM pg_attribute a WHERE a.attrelid = t.relation AND a.attname = c.name AND NOT a.attisdropped)
ORDER BY t.name, c.position \gexec
SELECT format('COMMENT ON TABLE %I.%I IS %L', 'shop', name, comment) FROM pg_temp.patron_tables
WHERE obj_description(to_regclass(format('%I.%I', 'shop', name)), 'pg_class') IS DISTINCT FROM
  nullif(comment, '') ORDER BY name \gexec
SELECT format('COMMENT ON COLUMN %I.%I.%I IS %L', 'shop', c.table_name, c.name, c.comment)
FROM pg_temp.patron_columns c JOIN pg_attribute a
  ON a.attrelid = to_regclass(format('%I.%I', 'shop', c.table_name)) AND a.attname = c.name
WHERE col_description(a.attrelid, a.attnum) IS DISTINCT FROM nullif(c.comment, '')
ORDER BY c.table_name, c.position \gexec
SELECT NOT is_kept AS is_new FROM pg_temp.patron_tables WHERE name = 'pyramid' \gset
\if :is_new
DELETE FROM "shop"."pyramid";
\copy "shop"."pyramid" ("tier", "n", "revenue", "share", "day", "is_new") FROM 'tables/pyramid.csv' WITH (FORMAT csv, HEADER match, NULL '', ENCODING 'UTF8', FORCE_NOT_NULL ("tier"))
\echo patron loaded pyramid
INSERT INTO pg_temp.patron_faults SELECT format('count %s %s', 'pyramid', count(*))
FROM "shop"."pyramid" HAVING count(*) <> 4;
\endif
DELETE FROM "shop"."rejects";
COPY "shop"."rejects" ("record", "line") FROM STDIN WITH (FORMAT text);
a\n\\.\n'b'	1
\N	2
\.
\echo patron loaded rejects
INSERT INTO pg_temp.patron_faults SELECT format('count %s %s', 'rejects', count(*))
FROM "shop"."rejects" HAVING count(*) <> 2;
SELECT format('DELETE FROM %I.%I', 'shop', k.name) FROM pg_temp.patron_known k
JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', 'shop', k.name)) AND c.relkind IN ('r', 'p')
WHERE k.sha256 IS NOT NULL AND NOT EXISTS (SELECT FROM pg_temp.patron_tables t WHERE t.name = k.name)
ORDER BY k.name \gexec
SELECT format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', 'shop', t.name, t.name || '_key', t.key_rule)
FROM pg_temp.patron_tables t WHERE t.relation IS NOT NULL AND t.key_rule IS NOT NULL AND NOT EXISTS (
  SELECT FROM pg_constraint k WHERE k.conrelid = t.relation AND k.conname = t.name || '_key')
ORDER BY t.name \gexec
SELECT 'patron ' || words FROM pg_temp.patron_faults ORDER BY words;
SELECT EXISTS (SELECT FROM pg_temp.patron_faults) AS is_refused \gset
\if :is_refused
\quit
\endif
DELETE FROM "shop"."_tables";
INSERT INTO "shop"."_tables" (name, rows, sha256)
SELECT name, rows, sha256 FROM pg_temp.patron_tables
UNION ALL SELECT k.name, 0, NULL FROM pg_temp.patron_known k
WHERE NOT EXISTS (SELECT FROM pg_temp.patron_tables t WHERE t.name = k.name)
  AND to_regclass(format('%I.%I', 'shop', k.name)) IS NOT NULL
ORDER BY name;
DELETE FROM "shop"."_snapshot";
INSERT INTO "shop"."_snapshot" (pipeline, name, as_of, fingerprint, version, published_at) VALUES (
  'shop', '2025-12-31-bf55c433', '2025-12-31', 'bf55c43329e1e9b9c9727c838a48d6359e2e2631ea8fc8f19190ba9dcc455586',
  '1.0', now());
\echo patron ready
COMMIT;
\echo patron published
