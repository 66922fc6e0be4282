CREATE EXTENSION btree_gist;
CREATE TABLE bookings (room int, during tsrange, note text);
INSERT INTO bookings SELECT i, tsrange('2024-01-01', '2024-01-02') FROM generate_series(1, 10) AS i;
