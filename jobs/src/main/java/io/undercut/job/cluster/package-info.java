/**
 * A standalone Flink cluster on this machine: one JVM for the JobManager, one for each TaskManager. Also what a command asks of a cluster
 * somebody else started. Below {@code command} and {@code launch}, which both need it.
 */
package io.undercut.job.cluster;
