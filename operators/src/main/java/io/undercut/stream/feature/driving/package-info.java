/**
 * How a lap was driven: its telemetry features, each also against the field's median of the same lap number, what the {@code laps} table
 * says of the lap, and some of it for the laps before. What is hidden from every feed, the truth of simulated laps, is joined as labels and
 * never seen by a feature.
 *
 * <p>Point in time: a lap's features see laps of that number or lower; those against the field are complete when the last car has ended it.
 */
package io.undercut.stream.feature.driving;
