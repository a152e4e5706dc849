/**
 * Flink graphs: each a function of an environment, its sources and its sinks. With {@code featureset}, the one place where the operators'
 * rooms meet.
 */
package io.undercut.job.graph;
