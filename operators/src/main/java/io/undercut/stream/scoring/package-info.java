/** Predictions of published models on examples. */
package io.undercut.stream.scoring;
