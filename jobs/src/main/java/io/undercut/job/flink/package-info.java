/** Where a graph runs: the site that gives environments, the slots it gets, and what a failure of its job means. */
package io.undercut.job.flink;
