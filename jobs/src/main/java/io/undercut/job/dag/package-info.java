/** Runs a graph of tasks and journals every transition. Knows neither Flink nor machine learning. */
package io.undercut.job.dag;
