-- A purchase day carries one value of each dimension: that of the largest sales, ties to the smallest by bytes. Where
-- all lines of the day agree there is nothing to weigh; only the others go back to their lines.
-- for each dimension
CREATE TABLE weighed_{dimension} AS
SELECT customer, day, first({dimension} ORDER BY sales DESC, {dimension}) AS weighed_{dimension}
FROM (
  SELECT customer, day, {dimension}, sum(amount) AS sales
  FROM lines SEMI JOIN (FROM bare_days WHERE is_purchase AND low_{dimension} <> high_{dimension}) USING (customer, day)
  WHERE is_bought GROUP BY ALL
)
GROUP BY ALL;
-- end

CREATE TABLE customer_days AS
SELECT
  customer, day, net, refunds, cost, discount, is_purchase,
  CASE WHEN is_purchase THEN coalesce(orders, 0) ELSE 0 END AS orders,
  CASE WHEN is_purchase THEN coalesce(weighed_{dimension}, low_{dimension}) END AS {dimension},
FROM bare_days
LEFT JOIN orders USING (customer, day)
LEFT JOIN weighed_{dimension} USING (customer, day)
;
DROP TABLE bare_days;
DROP TABLE orders;
