CREATE TYPE mood AS ENUM ('low', 'high');
COMMENT ON TYPE mood IS 'old';
