### Replicates: where standard errors come from, and what is wrong with them.

replicates-given = standard errors from the file’s { $n } replicate weights ({ $method }): scale { $scale }, { $df } degrees of freedom
replicates-made = standard errors from { $n } replicates made from the sample design ({ $method }): scale { $scale }, { $df } degrees of freedom
replicates-rscales = each square by its own factor, from { $least } to { $most }
replicates-mean = squares around the replicates’ mean
replicates-mse = squares around the estimate of the whole sample
replicates-seed = seed { $seed }, generator { $generator }

replicate-method-brr = balanced half-samples (BRR)
replicate-method-fay = balanced half-samples with Fay’s factor
replicate-method-jk1 = jackknife without strata (JK1)
replicate-method-jk2 = paired jackknife (JK2)
replicate-method-jkn = jackknife with strata (JKn)
replicate-method-bootstrap = bootstrap
replicate-method-sdr = successive differences (SDR)
replicate-method-other = another method

design-replicates-made = replicates to be made: { $method }

assumption-replicate_weights = the replicate weights carry the sample design, and were made by the method named
assumption-replicates_made = variances from replicates of that design
missing-replicate_undefined = no standard error: in one of the replicates nobody is in the base

method-weighted_share_replicates = weighted share, its variance from the shares under every replicate’s weights (Wolter 2007, §3 to 5), Student’s t with the rank of the replicates’ weights less 1 as degrees of freedom
formula-weighted_share_replicates = p = Σwy/Σw;  p_r = Σw_r y/Σw_r;  V = c Σ_r c_r (p_r − m)², m the mean of the p_r, or p where squares are taken around the estimate

diagnostic-replicate-negative = negative replicate weights, the first { $value }; used as they are
advice-replicate-negative = calibrated replicates may have a few; if there are many, see whether the variables are the right ones
diagnostic-replicates-gap = “{ $value }” jumps from number { $first } to { $other }
advice-replicates-gap = see whether replicate weights are missing from the file; their scale counts those that there are
diagnostic-replicates-too-few = { $value } replicates make no variance
advice-replicates-too-few = name all the replicate weights of the file (rw1..rw80), or make two or more
diagnostic-replicates-too-many = { $value } replicates or pairs of units are more than can be made ({ $most })
advice-replicates-too-many = take the bootstrap, or declare the sampling units
diagnostic-replicate-scales = { $value } scales for { $n } replicate weights
advice-replicate-scales = this method’s scales are in the file’s documentation: give one a replicate (rscales) or, where they are all alike, one scale
diagnostic-replicate-scale-invalid = “{ $value }” is no scale of replicates
advice-replicate-scale-invalid = scales are numbers of 0 or more
diagnostic-fay-factor = Fay’s factor “{ $value }” is not from 0 to below 1
advice-fay-factor = the file’s documentation names it, often 0.5: fay:0.5, or rho = 0.5
diagnostic-replicates-without-weight = replicates without a weight that they belong to
advice-replicates-without-weight = name the weight of the whole sample with --weight or in the design
diagnostic-replicates-not-made = no replicates can be made by “{ $value }”
advice-replicates-not-made = make them by jk1, jkn, brr, fay or bootstrap; the others need the weights in the file
diagnostic-replicates-stratified = jk1 knows no strata, and the design has { $n }
advice-replicates-stratified = take jkn
diagnostic-stratum-not-a-pair = half-samples need two sampling units a stratum; stratum “{ $value }” has { $n }
advice-stratum-not-a-pair = take jkn or bootstrap, or join units of the stratum into two
diagnostic-replicates-without-fpc = replicates by “{ $value }” take no account of population sizes (fpc), or only of the first stage’s
advice-replicates-without-fpc = standard errors are rather too large than too small; linearisation counts every stage, jkn the first
