-- Customers get numbers in the order of their ids' bytes: keys are narrow, and tables by customer come out in order.
CREATE TABLE people AS
SELECT customer_id, row_number() OVER (ORDER BY customer_id)::INTEGER AS customer
FROM (SELECT DISTINCT customer_id FROM records);

CREATE TABLE lines AS
SELECT people.customer, records.* EXCLUDE customer_id, amount > 0 OR (amount = 0 AND {minimum} = 0) AS is_bought
FROM records JOIN people USING (customer_id);
DROP TABLE records;
