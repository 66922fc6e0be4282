CREATE EXTENSION btree_gist;
CREATE TABLE bookings (room int, during tsrange, note text);
INSERT INTO bookings SELECT i, tsrange('2024-01-01', '2024-01-02') FROM generate_series(1, 10) AS i;
ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&);
COMMENT ON CONSTRAINT no_overlap ON bookings IS 'x';
