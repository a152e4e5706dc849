/**
 * The fused local step: a whole mini-batch in flat arrays, without ND4J. The same state and the same batch give the same bits on any
 * processor: every output element has one accumulator, filled in a fixed order by fused multiply-adds; no sum is taken across lanes; only
 * + − × ÷ fma min max sqrt and shifts of bits are used, and functions made of them.
 */
package io.undercut.zoo.network.fused;
