/** Runs a graph of tasks and journals every step. Knows no Flink. */
package io.undercut.job.workflow;
