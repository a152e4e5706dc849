/** The tasks of a pipeline run: each one Flink job over the lake, the feature sets and the registry. */
package io.undercut.job.task;
