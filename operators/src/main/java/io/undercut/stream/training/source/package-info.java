/** Replicas as the splits of a FLIP-27 source: barriers fall between two steps, so a checkpoint never waits for an average. */
package io.undercut.stream.training.source;
