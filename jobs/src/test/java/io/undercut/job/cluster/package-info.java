/** A cluster of separate JVMs, started and ended as a user would. */
package io.undercut.job.cluster;
