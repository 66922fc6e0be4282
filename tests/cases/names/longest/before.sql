CREATE TABLE "äääääääääääääääääääääääääääääääx" ("äääääääääääääääääääääääääääääääx" int, "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" text);
INSERT INTO "äääääääääääääääääääääääääääääääx" SELECT i, 'x' || i FROM generate_series(1, 10) AS i;
ALTER TABLE "äääääääääääääääääääääääääääääääx" ADD CONSTRAINT "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc" CHECK ("äääääääääääääääääääääääääääääääx" > 0);
CREATE INDEX "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii" ON "äääääääääääääääääääääääääääääääx" ("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
ALTER TABLE "äääääääääääääääääääääääääääääääx" ADD CONSTRAINT "uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu" UNIQUE ("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
