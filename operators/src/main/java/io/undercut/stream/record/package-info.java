/**
 * Records on their way into the lake: laps, rows and runs of samples as they arrived, those that were rejected, and which of two wins.
 */
package io.undercut.stream.record;
