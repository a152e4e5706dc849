/** Boosting trees in one task, as a source of one split: its rounds are segments, kept at each checkpoint. */
package io.undercut.stream.training.boosting;
