/** From laps to examples: point-in-time correct, one implementation for every path. */
package io.undercut.stream.feature;
