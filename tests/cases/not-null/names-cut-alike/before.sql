CREATE TABLE customer_subscription_renewals (
  id int PRIMARY KEY,
  last_successful_renewal_attempt_timestamp_utc int,
  last_successful_renewal_attempt_timestamp_local int
);
INSERT INTO customer_subscription_renewals VALUES (1, 1, 1);
