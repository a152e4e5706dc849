/** Flink graphs: each a function of an environment, its sources and its sinks. The one place where the operators' rooms meet. */
package io.undercut.job.pipeline;
