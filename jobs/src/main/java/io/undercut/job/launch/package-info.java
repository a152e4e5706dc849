/** Where a program meets the outside: main methods, the environment, Flink sessions. Nothing else exits or executes. */
package io.undercut.job.launch;
