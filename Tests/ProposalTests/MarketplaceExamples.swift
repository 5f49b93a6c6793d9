extension PlatformExample {
  static let marketplaces = [
    PlatformExample(
      platform: "Amazon: All Orders", revenue: 4500, outcome: .asked,
      text: table(
        """
        amazon-order-id,merchant-order-id,purchase-date,last-updated-date,order-status,fulfillment-channel,sales-channel,product-name,sku,asin,item-status,quantity,currency,item-price,item-tax,shipping-price,shipping-tax,item-promotion-discount,ship-promotion-discount,ship-country
        028-1,,2024-01-05T10:12:00+00:00,2024-01-06T10:12:00+00:00,Shipped,Amazon,Amazon.de,Mug,MUG,B01,Shipped,2,EUR,20.00,3.19,4.00,0.64,1.00,4.00,DE
        028-1,,2024-01-05T10:12:00+00:00,2024-01-06T10:12:00+00:00,Shipped,Amazon,Amazon.de,Tea,TEA,B02,Shipped,1,EUR,6.00,0.96,0.00,0.00,0.00,0.00,DE
        028-2,,2024-01-20T11:00:00+00:00,2024-01-21T10:12:00+00:00,Cancelled,Amazon,Amazon.de,Pot,POT,B03,Cancelled,0,EUR,,,,,,,DE
        028-3,,2024-02-14T09:30:00+00:00,2024-02-15T10:12:00+00:00,Shipped,Merchant,Amazon.de,Pot,POT,B03,Shipped,1,EUR,20.00,3.19,0.00,0.00,0.00,0.00,AT
        """, delimiter: "\t")),
    PlatformExample(
      platform: "Amazon: settlement (flat file V2)", revenue: 1900, outcome: .asked,
      text: table(
        """
        settlement-id,settlement-start-date,settlement-end-date,deposit-date,total-amount,currency,transaction-type,order-id,marketplace-name,amount-type,amount-description,amount,posted-date,posted-date-time,sku,quantity-purchased
        900,2024-01-01T00:00:00+00:00,2024-01-15T00:00:00+00:00,2024-01-17T00:00:00+00:00,14.66,EUR,,,,,,,,,,
        900,,,,,EUR,Order,028-1,Amazon.de,ItemPrice,Principal,20.00,2024-01-05,2024-01-05T10:12:00+00:00,MUG,2
        900,,,,,EUR,Order,028-1,Amazon.de,ItemPrice,Shipping,4.00,2024-01-05,2024-01-05T10:12:00+00:00,MUG,
        900,,,,,EUR,Order,028-1,Amazon.de,ItemFees,Commission,-3.60,2024-01-05,2024-01-05T10:12:00+00:00,MUG,
        900,,,,,EUR,Order,028-2,Amazon.de,ItemPrice,Principal,6.00,2024-01-06,2024-01-06T10:12:00+00:00,TEA,1
        900,,,,,EUR,Order,028-2,Amazon.de,Promotion,Shipping,-1.00,2024-01-06,2024-01-06T10:12:00+00:00,TEA,
        900,,,,,EUR,Refund,028-1,Amazon.de,ItemPrice,Principal,-10.00,2024-01-10,2024-01-10T10:12:00+00:00,MUG,
        """, delimiter: "\t")),
    PlatformExample(
      platform: "eBay: orders", revenue: 9300, outcome: .asked,
      text: table(
        """
        Sales Record Number,Order Number,Buyer Username,Buyer Name,Buyer Country,Item Number,Item Title,Custom Label,Quantity,Sold For,Shipping And Handling,eBay Collected Tax,Total Price,eBay Collected Tax and Fees Included in Total,Payment Method,Sale Date,Paid On Date
        201,08-1,ada_a,Ada A,United States,,,,3,$25.00,$4.00,$2.00,$31.00,Yes,PayPal,Jan-25-24,Jan-25-24
        201,08-1,ada_a,,,1101,Mug,MUG,2,$10.00,,,,,,,
        201,08-1,ada_a,,,1102,Tea,TEA,1,$5.00,,,,,,,
        202,08-2,bo_b,Bo B,United States,1103,Pot,POT,1,$60.00,$4.00,$0.00,$64.00,No,PayPal,Feb-14-24,Feb-14-24
        203,08-3,cy_c,Cy C,Canada,1103,Pot,POT,1,$46.00,$4.00,$0.00,$50.00,No,,Feb-15-24,
        """)),
    PlatformExample(
      platform: "Etsy: sold orders", variant: "without a refund", revenue: 9300, outcome: .published,
      text: table(
        """
        Sale Date,Order ID,Buyer User ID,Full Name,Number of Items,Ship Country,Currency,Order Value,Coupon Code,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,Card Processing Fees,Order Net,Adjusted Order Total,Adjusted Card Processing Fees,Adjusted Net Order Amount
        01/25/24,3001,ada_a,Ada A,3,United States,USD,25.00,,0.00,0.00,4.00,2.00,31.00,Completed,1.18,29.82,0.00,0.00,0.00
        02/14/24,3002,bo_b,Bo B,1,United States,USD,65.00,SAVE,5.00,0.00,4.00,0.00,64.00,Completed,2.17,61.83,0.00,0.00,0.00
        02/15/24,3003,cy_c,Cy C,1,Canada,USD,46.00,,0.00,0.00,4.00,0.00,50.00,Canceled,0.00,0.00,0.00,0.00,0.00
        """)),
    PlatformExample(
      platform: "Etsy: sold orders", variant: "with a refund", revenue: 7300, outcome: .asked,
      unconfirmed: 9300,
      text: table(
        """
        Sale Date,Order ID,Buyer User ID,Full Name,Number of Items,Ship Country,Currency,Order Value,Coupon Code,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,Card Processing Fees,Order Net,Adjusted Order Total,Adjusted Card Processing Fees,Adjusted Net Order Amount
        01/25/24,3001,ada_a,Ada A,3,United States,USD,25.00,,0.00,0.00,4.00,2.00,31.00,Completed,1.18,29.82,0.00,0.00,0.00
        02/14/24,3002,bo_b,Bo B,1,United States,USD,65.00,SAVE,5.00,0.00,4.00,0.00,64.00,Completed,2.17,61.83,44.00,1.57,42.43
        """)),
  ]

  static let chinese = [
    PlatformExample(
      platform: "Tmall, Taobao: 订单", revenue: 7300, outcome: .published,
      text: table(
        """
        订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,收货人姓名,收货地址,订单创建时间,订单付款时间,宝贝标题,宝贝总数量,店铺名称,退款金额
        88001,小安,a@example.org,25.00,4.00,29.00,29.00,交易成功,安,上海,2024-01-05 10:12:00,2024-01-05 10:15:00,杯子;茶,3,某店,0
        88002,小博,b@example.org,40.00,4.00,44.00,0.00,交易关闭,博,北京,2024-01-20 11:00:00,,壶,1,某店,0
        88003,小安,a@example.org,60.00,4.00,64.00,64.00,交易成功,安,上海,2024-02-14 09:30:00,2024-02-14 09:31:00,壶;茶,6,某店,20.00
        88004,小迪,d@example.org,26.00,4.00,30.00,0.00,等待买家付款,迪,广州,2024-02-15 09:30:00,,杯子,2,某店,0
        """)),
    PlatformExample(
      platform: "JD: 订单", revenue: 8500, outcome: .asked,
      text: table(
        """
        订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,应付金额,订单状态,下单帐号,客户姓名
        66001,1001,杯子,2,在线支付,2024-01-05 10:12:00,10.00,25.00,25.00,25.00,完成,jd_an,安
        66001,1002,茶,1,在线支付,2024-01-05 10:12:00,5.00,25.00,25.00,25.00,完成,jd_an,安
        66002,1003,壶,1,在线支付,2024-02-14 09:30:00,60.00,60.00,60.00,60.00,完成,jd_bo,博
        66003,1003,壶,1,在线支付,2024-02-15 09:30:00,60.00,60.00,60.00,60.00,已取消,jd_di,迪
        """)),
    PlatformExample(
      platform: "有赞 Youzan: 订单", revenue: 7300, outcome: .asked,
      text: table(
        """
        订单号,订单状态,订单创建时间,买家付款时间,买家手机号,买家昵称,订单实付金额,订单已退款金额,全部商品名称,归属店铺
        E2024010500001,交易完成,2024-01-05 10:12:00,2024-01-05 10:15:00,13900000001,小安,29.00,0.00,杯子;茶,某店
        E2024012000001,交易关闭,2024-01-20 11:00:00,,13900000002,小博,44.00,0.00,壶,某店
        E2024021400001,交易完成,2024-02-14 09:30:00,2024-02-14 09:31:00,13900000001,小安,64.00,20.00,壶,某店
        """)),
  ]

  static let german = [
    PlatformExample(
      platform: "SAP: billing documents (VBRK, VBRP)", revenue: 7300, outcome: .asked,
      text: """
        VBELN;POSNR;FKART;VBTYP;FKDAT;KUNAG;MATNR;FKIMG;NETWR;WAERK;VKORG;AUBEL
        0090000001;000010;F2;M;05.01.2024;0000100001;MUG;2,000;1.020,00;EUR;1000;0000005001
        0090000001;000020;F2;M;05.01.2024;0000100001;TEA;1,000;9,00;EUR;1000;0000005001
        0090000002;000010;F2;M;20.01.2024;0000100002;POT;1,000;44,00;EUR;1000;0000005002
        0090000003;000010;S1;N;21.01.2024;0000100002;POT;1,000;44,00;EUR;1000;0000005002
        0090000004;000010;F2;M;14.02.2024;0000100001;POT;1,000;64,00;EUR;1000;0000005004
        0090000005;000010;G2;O;20.02.2024;0000100001;POT;1,000;1.020,00;EUR;1000;0000005004
        0090000006;000010;F8;U;21.02.2024;0000100003;POT;1,000;50,00;EUR;1000;0000005006

        """),
    PlatformExample(
      platform: "DATEV: Buchungsstapel", revenue: 4500, outcome: .asked,
      text: """
        "EXTF";700;21;"Buchungsstapel";13;20240301120000000;;"RE";"";"";1001;1;20240101;4;20240101;20240229;"Rechnungen";"";1;0;0;"EUR"
        Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Buchungstext
        29,00;"S";"EUR";;;;10001;8400;;0501;"RE-1";"Becher"
        64,00;"S";"EUR";;;;10002;8400;;1402;"RE-2";"Kanne"
        48,00;"H";"EUR";;;;10002;8400;;2002;"RE-2";"Gutschrift"

        """),
  ]
}
