CREATE TYPE mood AS ENUM ('sad', 'gone', 'ok');
COMMENT ON TYPE mood IS 'how it is';
