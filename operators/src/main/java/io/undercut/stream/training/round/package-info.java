/** One round of parameter averaging without Flink: chunks, the tree that sums them in a fixed order, metrics and decisions. */
package io.undercut.stream.training.round;
