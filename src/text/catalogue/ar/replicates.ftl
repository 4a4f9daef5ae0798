### Replicates: where standard errors come from, and what is wrong with them.

replicates-given = الأخطاء المعيارية من أوزان التكرار في الملف وعددها { $n } ({ $method }): المعامل { $scale }، ودرجات الحرية { $df }
replicates-made = الأخطاء المعيارية من تكرارات أُنشئت من تصميم العينة وعددها { $n } ({ $method }): المعامل { $scale }، ودرجات الحرية { $df }
replicates-rscales = لكل مربّع معامله الخاص، من { $least } إلى { $most }
replicates-mean = المربّعات حول متوسط التكرارات
replicates-mse = المربّعات حول تقدير العينة كاملة
replicates-seed = البذرة { $seed }، والمولّد { $generator }

replicate-method-brr = أنصاف العينة المتوازنة (BRR)
replicate-method-fay = أنصاف العينة المتوازنة بمعامل فاي
replicate-method-jk1 = جاكنايف بلا طبقات (JK1)
replicate-method-jk2 = جاكنايف بالأزواج (JK2)
replicate-method-jkn = جاكنايف بطبقات (JKn)
replicate-method-bootstrap = البوتستراب
replicate-method-sdr = الفروق المتعاقبة (SDR)
replicate-method-other = طريقة أخرى

design-replicates-made = تكرارات تُنشأ: { $method }

assumption-replicate_weights = أوزان التكرار تعبّر عن تصميم العينة، وأُنشئت بالطريقة المذكورة
assumption-replicates_made = التباينات من تكرارات لهذا التصميم
missing-replicate_undefined = لا خطأ معياري: في أحد التكرارات لا أحد في القاعدة

method-weighted_share_replicates = نسبة موزونة، وتباينها من النسب بأوزان كل تكرار (Wolter 2007، §3–5)، وتوزيع t لستودنت ودرجات حريته رتبة مصفوفة أوزان التكرار ناقص 1
formula-weighted_share_replicates = p = Σwy/Σw;  p_r = Σw_r y/Σw_r;  V = c Σ_r c_r (p_r − m)²، حيث m متوسط p_r، أو p حين تؤخذ المربّعات حول التقدير

diagnostic-replicate-negative = أوزان تكرار سالبة، أولها { $value }؛ تُستعمل كما هي
advice-replicate-negative = قد يوجد قليل منها في التكرارات المعايَرة؛ فإن كثرت فتحقّق من أن المتغيّرات هي الصحيحة
diagnostic-replicates-gap = يقفز ترقيم «{ $value }» من { $first } إلى { $other }
advice-replicates-gap = تحقّق هل تنقص الملفَّ أوزانُ تكرار؛ فالمعامل يُحسب بعدد الموجود منها
diagnostic-replicates-too-few = لا تباين من { $value } من التكرارات
advice-replicates-too-few = سمِّ أوزان التكرار في الملف كلها (rw1..rw80)، أو أنشئ تكرارين فأكثر
diagnostic-replicates-too-many = { $value } من التكرارات أو أزواج الوحدات أكثر مما يمكن إنشاؤه ({ $most })
advice-replicates-too-many = اختر bootstrap، أو أعلن وحدات المعاينة
diagnostic-replicate-scales = عدد المعاملات { $value } وعدد أوزان التكرار { $n }
advice-replicate-scales = معاملات هذه الطريقة في توثيق الملف: أعطِ معاملًا لكل تكرار (rscales)، أو معاملًا واحدًا إن تساوت
diagnostic-replicate-scale-invalid = «{ $value }» ليس معاملًا للتكرارات
advice-replicate-scale-invalid = المعاملات أعداد لا تقل عن 0
diagnostic-fay-factor = معامل فاي «{ $value }» ليس من 0 إلى ما دون 1
advice-fay-factor = تجده في توثيق الملف، وكثيرًا ما يكون 0.5: اكتب fay:0.5 أو rho = 0.5
diagnostic-replicates-without-weight = تكرارات بلا وزن تعود إليه
advice-replicates-without-weight = سمِّ وزن العينة كاملة بالخيار ‎--weight أو في التصميم
diagnostic-replicates-not-made = لا يمكن إنشاء تكرارات بطريقة «{ $value }»
advice-replicates-not-made = أنشئها بطريقة jk1 أو jkn أو brr أو fay أو bootstrap؛ أما غيرها فتحتاج إلى أوزان في الملف
diagnostic-replicates-stratified = طريقة jk1 لا تعرف الطبقات، وفي التصميم { $n }
advice-replicates-stratified = اختر jkn
diagnostic-stratum-not-a-pair = أنصاف العينة تحتاج إلى وحدتي معاينة في كل طبقة؛ وفي الطبقة «{ $value }» { $n }
advice-stratum-not-a-pair = اختر jkn أو bootstrap، أو اجمع وحدات الطبقة في وحدتين
diagnostic-replicates-without-fpc = التكرارات بطريقة «{ $value }» لا تراعي أحجام المجتمع (fpc)، أو لا تراعي منها إلا المرحلة الأولى
advice-replicates-without-fpc = الأخطاء المعيارية أقرب إلى الزيادة منها إلى النقصان؛ والتقريب الخطي يراعي كل المراحل، وjkn أولاها
