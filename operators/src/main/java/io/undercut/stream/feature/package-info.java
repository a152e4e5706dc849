/** From laps to examples: point-in-time correct, one implementation for every path. Each room has its core and its Flink adapters. */
package io.undercut.stream.feature;
