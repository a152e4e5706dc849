/**
 * Features of a lap, declared once each: plain arithmetic over the laps of one race in order of time, then over the races before it. The
 * same classes serve batch, streaming and inference; no Flink here.
 *
 * <p>Point in time: a lap's moment is its end on the session clock. Its features see the laps of that race, of all cars, whose moment is
 * not after it, and races of earlier rounds or seasons. Laps that end at the same moment see each other.
 */
package io.undercut.stream.feature.lap;
