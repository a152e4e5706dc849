/** What a replica is between two calls, and how it is written to a checkpoint. */
package io.undercut.stream.training.source.split;
