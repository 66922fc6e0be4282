CREATE SCHEMA "My ""Schema"";--";
CREATE TABLE "My ""Schema"";--"."select" ("Id" int, "order" text, "a b" text, "quo""te" int, "back\slash" int, "ünïcödé" text);
INSERT INTO "My ""Schema"";--"."select" SELECT i, 'o' || i, 'a', i, i, 'u' FROM generate_series(1, 10) AS i;
CREATE TABLE "My ""Schema"";--"."Parent" ("ID" int PRIMARY KEY);
INSERT INTO "My ""Schema"";--"."Parent" SELECT generate_series(1, 10);
