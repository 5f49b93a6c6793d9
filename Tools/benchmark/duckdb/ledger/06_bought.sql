-- Which values of a product or line dimension a customer bought on a purchase day, and when first and last.
CREATE TABLE vain_days AS SELECT customer, day FROM customer_days WHERE NOT is_purchase;

-- for each line_entity
CREATE TABLE bought_{line_entity} AS
SELECT customer, {line_entity}, min(day) AS first_day, max(day) AS last_day
FROM lines ANTI JOIN vain_days USING (customer, day)
WHERE is_bought GROUP BY ALL;
-- end

-- How many of them, of the dimension that breadth is about.
CREATE TABLE breadths (customer INTEGER, breadth BIGINT);
-- for each breadth_of
INSERT INTO breadths SELECT customer, count(*) FROM bought_{breadth_of} GROUP BY customer;
-- end
