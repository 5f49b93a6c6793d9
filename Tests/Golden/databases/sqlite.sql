-- 2025-12-31-bf55c433 of the pipeline shop, 2 tables, made by patron 1.0.
-- Run it with: sqlite3 -batch -bail NEW.db < FILE
BEGIN;
CREATE TABLE "pyramid" (
  "tier" TEXT NOT NULL,
  "n" INTEGER,
  "revenue" NUMERIC,
  "share" NUMERIC,
  "day" DATE,
  "is_new" BOOLEAN,
  PRIMARY KEY ("tier")
);
INSERT INTO "pyramid" VALUES ('gold',3,12.50,0.333333,'2025-12-31',1),('',1,-0.05,NULL,NULL,0),('a "b", c',9007199254740993,100.00,1.000000,'2024-02-29',NULL),('x',0,NULL,NULL,NULL,NULL);
CREATE TABLE "rejects" (
  "record" TEXT,
  "line" INTEGER NOT NULL,
  PRIMARY KEY ("line")
);
INSERT INTO "rejects" VALUES (CAST(X'610a5c2e0a276227' AS TEXT),1),(NULL,2);
CREATE TABLE "_snapshot" (
  pipeline TEXT NOT NULL, name TEXT NOT NULL, as_of DATE NOT NULL, fingerprint TEXT NOT NULL, version TEXT NOT NULL,
  published_at DATETIME NOT NULL
);
INSERT INTO "_snapshot" VALUES ('shop','2025-12-31-bf55c433','2025-12-31','bf55c43329e1e9b9c9727c838a48d6359e2e2631ea8fc8f19190ba9dcc455586','1.0',CURRENT_TIMESTAMP);
CREATE TABLE "_tables" (name TEXT PRIMARY KEY, rows INTEGER NOT NULL, sha256 TEXT);
INSERT INTO "_tables" VALUES ('pyramid',4,'3b26426ad477d7da93bee15c1a202cd07207f8f916cabbe0409e63e98a96b48f'),('rejects',2,'d17c9a66ed3f8f6055f032a1c2394d579e62343ed8730fefdbcbf5d22f8b4fd2');
COMMIT;
SELECT 'patron published';
