/** A campaign of drawn faults against real training jobs on a cluster of separate JVMs. */
package io.undercut.job.chaos;
