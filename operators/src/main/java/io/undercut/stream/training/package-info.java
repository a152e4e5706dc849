/**
 * Synchronous data-parallel training with parameter averaging. The trained model is a function of data, configuration, seed and the
 * number of replicas; parallelism, machines and failures never show in it.
 */
package io.undercut.stream.training;
