/**
 * Boosting trees, each booster in one task, as a source whose splits are the boosters: rounds are segments of all of them, kept at each
 * checkpoint.
 */
package io.undercut.stream.training.boosting;
