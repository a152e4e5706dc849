/** Checkpoints of a training, sealed with the checksums of their files. */
package io.undercut.stream.training.checkpoint;
