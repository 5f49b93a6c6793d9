/// Exports of platforms with invented rows: an order of two lines, a refund, a cancelled order. What each is worth was added
/// up by hand.
struct PlatformExample: Sendable, CustomStringConvertible {
  enum Outcome: String, Sendable {
    case published, asked
  }

  /// As the registry names the platform.
  let platform: String
  var variant = ""
  /// In cents, by the platform's own definition of the revenue.
  let revenue: Int64
  let outcome: Outcome
  /// What an unedited proposal that asks comes to, where that is another figure.
  var unconfirmed: Int64?
  /// Lines that are refused for having no customer or no day, before a rule could leave them out.
  var refused = 0
  let text: String

  var description: String { platform + (variant.isEmpty ? "" : ", \(variant)") }

  /// Without a delimiter that stands in no value.
  static func table(_ rows: String, delimiter: String = ",") -> String {
    rows.replacing(",", with: delimiter) + "\n"
  }
}

extension PlatformExample {
  static let all: [PlatformExample] = shops + payments + marketplaces + chinese + german

  private static let shops = [
    PlatformExample(
      platform: "Shopify: orders", revenue: 7300, outcome: .published,
      text: table(
        """
        Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Country,Refunded Amount,Vendor,Id,Source
        #1001,ada@example.org,paid,2024-01-05 10:12:00 +0100,EUR,25.00,4.00,0.00,29.00,,0.00,2024-01-05 10:12:00 +0100,2,Mug,10.00,SKU-Mug,DE,0.00,Acme,901001,web
        #1001,ada@example.org,,,,,,,,,,2024-01-05 10:12:00 +0100,1,Tea,5.00,SKU-Tea,,,Acme,,
        #1002,bo@example.org,refunded,2024-01-20 11:00:00 +0100,EUR,40.00,4.00,0.00,44.00,,0.00,2024-01-20 11:00:00 +0100,1,Pot,40.00,SKU-Pot,DE,44.00,Acme,901002,web
        #1003,cy@example.org,voided,,EUR,46.00,4.00,0.00,50.00,,0.00,2024-01-21 11:00:00 +0100,1,Pot,46.00,SKU-Pot,AT,0.00,Acme,901003,web
        #1004,ada@example.org,partially_refunded,2024-02-14 09:30:00 +0100,EUR,60.00,4.00,0.00,64.00,SAVE,5.00,2024-02-14 09:30:00 +0100,1,Pot,40.00,SKU-Pot,DE,20.00,Acme,901004,web
        #1004,ada@example.org,,,,,,,,,,2024-02-14 09:30:00 +0100,5,Tea,5.00,SKU-Tea,,,Acme,,
        #1005,di@example.org,pending,,EUR,26.00,4.00,0.00,30.00,,0.00,2024-02-15 09:30:00 +0100,2,Mug,13.00,SKU-Mug,DE,0.00,Acme,901005,web
        """)),
    PlatformExample(
      platform: "WooCommerce: orders (Advanced Order Export)", variant: "columns of the order on each line",
      revenue: 7300, outcome: .published,
      text: table(
        """
        Order Number,Order Status,Order Date,First Name (Billing),Email (Billing),Country Code (Billing),Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Order Shipping Amount,Order Refund Amount,Order Total Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost
        501,Completed,2024-01-05 10:12,Ada,ada@example.org,DE,PayPal,0,25.00,4.00,0,29.00,MUG,1,Mug,2,10.00
        501,Completed,2024-01-05 10:12,Ada,ada@example.org,DE,PayPal,0,25.00,4.00,0,29.00,TEA,2,Tea,1,5.00
        502,Refunded,2024-01-20 11:00,Bo,bo@example.org,DE,PayPal,0,40.00,4.00,44.00,44.00,POT,1,Pot,0,40.00
        503,Cancelled,2024-01-21 11:00,Cy,cy@example.org,AT,Card,0,46.00,4.00,0,50.00,POT,1,Pot,1,46.00
        504,Completed,2024-02-14 09:30,Ada,ada@example.org,DE,Card,5.00,65.00,4.00,20.00,64.00,POT,1,Pot,1,40.00
        504,Completed,2024-02-14 09:30,Ada,ada@example.org,DE,Card,5.00,65.00,4.00,20.00,64.00,TEA,2,Tea,1,5.00
        505,Pending payment,2024-02-15 09:30,Di,di@example.org,DE,Card,0,26.00,4.00,0,30.00,MUG,1,Mug,2,13.00
        """)),
    PlatformExample(
      platform: "WooCommerce: orders (Advanced Order Export)",
      variant: "columns of the order on its first line",
      revenue: 7300, outcome: .published,
      text: table(
        """
        Order Number,Order Status,Order Date,First Name (Billing),Email (Billing),Country Code (Billing),Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Order Shipping Amount,Order Refund Amount,Order Total Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost
        501,Completed,2024-01-05 10:12,Ada,ada@example.org,DE,PayPal,0,25.00,4.00,0,29.00,MUG,1,Mug,2,10.00
        501,,,,,,,,,,,,TEA,2,Tea,1,5.00
        502,Refunded,2024-01-20 11:00,Bo,bo@example.org,DE,PayPal,0,40.00,4.00,44.00,44.00,POT,1,Pot,0,40.00
        503,Cancelled,2024-01-21 11:00,Cy,cy@example.org,AT,Card,0,46.00,4.00,0,50.00,POT,1,Pot,1,46.00
        504,Completed,2024-02-14 09:30,Ada,ada@example.org,DE,Card,5.00,65.00,4.00,20.00,64.00,POT,1,Pot,1,40.00
        504,,,,,,,,,,,,TEA,2,Tea,1,5.00
        """)),
    PlatformExample(
      platform: "Magento, Adobe Commerce: orders", revenue: 7300, outcome: .published,
      text: table(
        """
        ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total (Purchased),Status,Customer Email,Customer Group,Subtotal,Shipping and Handling,Payment Method,Total Refunded
        000000001,Main Website,2024-01-05 10:12:00,Ada A,Ada A,29.0000,29.0000,Complete,ada@example.org,General,25.0000,4.0000,checkmo,0.0000
        000000002,Main Website,2024-01-20 11:00:00,Bo B,Bo B,44.0000,44.0000,Closed,bo@example.org,General,40.0000,4.0000,checkmo,44.0000
        000000003,Main Website,2024-01-21 11:00:00,Cy C,Cy C,50.0000,50.0000,Canceled,cy@example.org,General,46.0000,4.0000,checkmo,
        000000004,Main Website,2024-02-14 09:30:00,Ada A,Ada A,64.0000,64.0000,Complete,ada@example.org,General,60.0000,4.0000,checkmo,20.0000
        000000005,Main Website,2024-02-15 09:30:00,Di D,Di D,30.0000,30.0000,Pending,di@example.org,General,26.0000,4.0000,checkmo,
        """)),
    PlatformExample(
      platform: "BigCommerce: orders", variant: "with Refund Amount", revenue: 7300, outcome: .published,
      text: table(
        """
        Order ID,Customer ID,Customer Name,Customer Email,Order Date,Order Status,Subtotal (inc tax),Shipping Cost (inc tax),Order Total (inc tax),Order Total (ex tax),Refund Amount,Payment Method,Total Quantity,Order Currency Code,Billing Country
        101,7,Ada A,ada@example.org,01/25/2024,Completed,25.00,4.00,29.00,24.37,0.00,Card,3,USD,United States
        102,0,Bo B,bo@example.org,01/26/2024,Refunded,40.00,4.00,44.00,36.97,44.00,Card,1,USD,United States
        103,9,Cy C,cy@example.org,01/27/2024,Cancelled,46.00,4.00,50.00,42.02,0.00,Card,1,USD,Canada
        104,7,Ada A,ada@example.org,02/14/2024,Partially Refunded,60.00,4.00,64.00,53.78,20.00,Card,4,USD,United States
        105,0,Di D,di@example.org,02/15/2024,Incomplete,26.00,4.00,30.00,25.21,0.00,Card,2,USD,United States
        """)),
    PlatformExample(
      platform: "BigCommerce: orders", variant: "without Refund Amount", revenue: 7300, outcome: .asked,
      text: table(
        """
        Order ID,Customer ID,Customer Name,Customer Email,Order Date,Order Status,Order Total (inc tax),Payment Method,Order Currency Code
        101,7,Ada A,ada@example.org,01/25/2024,Completed,29.00,Card,USD
        102,0,Bo B,bo@example.org,01/26/2024,Awaiting Shipment,44.00,Card,USD
        103,9,Cy C,cy@example.org,01/27/2024,Cancelled,50.00,Card,USD
        """)),
    PlatformExample(
      platform: "Lightspeed Retail X-Series: sales history", revenue: 2400, outcome: .asked,
      text: table(
        """
        Date,Receipt Number,Line Type,Customer Code,Customer Name,Quantity,Subtotal,Sales Tax,Discount,Total,Paid,Details,Register,User,Status,Sku
        2024-01-25 10:12:00,11,Sale,ADA-1,Ada A,3,24.37,4.63,0.00,29.00,29.00,2 X Mug,Main,Eva,Closed,
        ,11,Sale Line,,,2,16.81,3.19,0.00,20.00,,Mug,,,,MUG
        ,11,Sale Line,,,1,7.56,1.44,0.00,9.00,,Tea,,,,TEA
        ,11,Payment,,,,,,,,29.00,Cash,,,,
        2024-01-26 11:00:00,12,Sale,ADA-1,Ada A,-1,-4.20,-0.80,0.00,-5.00,-5.00,-1 X Tea,Main,Eva,Closed,
        ,12,Sale Line,,,-1,-4.20,-0.80,0.00,-5.00,,Tea,,,,TEA
        2024-01-27 11:00:00,13,Sale,BO-1,Bo B,1,42.02,7.98,0.00,50.00,50.00,1 X Pot,Main,Eva,Voided,
        """)),
  ]

  private static let payments = [
    PlatformExample(
      platform: "Stripe: payments", revenue: 17_000, outcome: .published,
      text: table(
        """
        id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Decline Reason,Description,Fee,Refunded date (UTC),Status,Customer ID,Customer Email
        ch_1,2024-01-05 10:00:00,100.00,0.00,usd,true,,Order 1,3.20,,Paid,cus_A,a@example.org
        ch_2,2024-01-06 10:00:00,50.00,20.00,usd,true,,Order 2,1.75,2024-01-16 09:00:00,Paid,cus_B,b@example.org
        ch_3,2024-02-06 10:00:00,80.00,80.00,usd,true,,Order 3,2.62,2024-02-16 09:00:00,Refunded,cus_C,c@example.org
        ch_4,2024-02-07 10:00:00,60.00,0.00,usd,false,insufficient_funds,Order 4,0.00,,Failed,cus_D,d@example.org
        ch_5,2024-02-08 10:00:00,40.00,0.00,usd,true,,Order 5,1.46,,Paid,cus_A,a@example.org
        """)),
    PlatformExample(
      platform: "Stripe: balance, itemized", revenue: 13_000, outcome: .published, refused: 2,
      text: table(
        """
        balance_transaction_id,created_utc,created,available_on,currency,gross,fee,net,reporting_category,source_id,description,customer_id,charge_id
        txn_1,2024-01-05 10:00:00,2024-01-05 05:00:00,2024-01-12 00:00:00,usd,100.00,3.20,96.80,charge,ch_1,Order 1,cus_A,ch_1
        txn_2,2024-01-06 10:00:00,2024-01-06 05:00:00,2024-01-13 00:00:00,usd,50.00,1.75,48.25,charge,ch_2,Order 2,cus_B,ch_2
        txn_3,2024-01-16 09:00:00,2024-01-16 04:00:00,2024-01-16 00:00:00,usd,-20.00,0.00,-20.00,refund,re_1,Refund,cus_B,ch_2
        txn_4,2024-01-20 09:00:00,2024-01-20 04:00:00,2024-01-20 00:00:00,usd,-100.00,0.00,-100.00,payout,po_1,Payout,,
        txn_5,2024-01-31 09:00:00,2024-01-31 04:00:00,2024-01-31 00:00:00,usd,0.00,2.00,-2.00,fee,fee_1,Radar,,
        """)),
    PlatformExample(
      platform: "PayPal: activity", revenue: 6300, outcome: .asked,
      text: table(
        """
        Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Reference Txn ID,Balance Impact
        01/25/2024,10:12:00,PST,Ada A,Express Checkout Payment,Completed,USD,29.00,-1.31,27.69,ada@example.org,shop@example.org,T1,,Credit
        01/26/2024,11:00:00,PST,Bo B,Website Payment,Completed,USD,44.00,-1.78,42.22,bo@example.org,shop@example.org,T2,,Credit
        01/27/2024,12:00:00,PST,Bo B,Payment Refund,Completed,USD,-10.00,0.30,-9.70,shop@example.org,bo@example.org,T3,T2,Debit
        01/28/2024,12:00:00,PST,Cy C,Website Payment,Denied,USD,50.00,0.00,50.00,cy@example.org,shop@example.org,T4,,Memo
        01/30/2024,12:00:00,PST,,General Withdrawal,Completed,USD,-40.00,0.00,-40.00,shop@example.org,,T5,,Debit
        """)),
    PlatformExample(
      platform: "Square: items", revenue: 3000, outcome: .published,
      text: table(
        """
        Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Customer ID,Customer Name
        2024-01-25,10:12:00,Eastern Time (US & Canada),Drinks,Tea,2.0,Regular,TEA,,$10.00,$0.00,$10.00,$0.80,TX1,P1,Till,,,Payment,Main,C1,Ada A
        2024-01-25,10:12:00,Eastern Time (US & Canada),Goods,Mug,1.0,Regular,MUG,,$6.00,-$1.00,$5.00,$0.40,TX1,P1,Till,,,Payment,Main,C1,Ada A
        2024-01-26,11:00:00,Eastern Time (US & Canada),Goods,Mug,-1.0,Regular,MUG,,-$6.00,$1.00,-$5.00,-$0.40,TX2,P2,Till,,,Refund,Main,C1,Ada A
        2024-02-02,09:00:00,Eastern Time (US & Canada),Goods,Pot,1.0,Regular,POT,,$20.00,$0.00,$20.00,$1.60,TX3,P3,Till,,,Payment,Main,C2,Bo B
        """)),
  ]
}
