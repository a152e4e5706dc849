/** Checkpoints of a training: when one is asked for, what triggers it, and the seal with the checksums of its files. */
package io.undercut.stream.training.checkpoint;
