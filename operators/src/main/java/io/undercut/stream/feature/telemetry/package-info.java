/**
 * Features of a car's lap and its sectors from telemetry, declared once each: running sums over samples in order of time. The same classes
 * serve batch, streaming and inference; no Flink here.
 *
 * <p>Point in time: a lap's features see its own samples and, of the {@code laps} table, its own row, which is known when the lap is over.
 *
 * <p>Weights: what a sample says holds until the next one, the first also from the lap's start, the last until the lap's end where the lap
 * time is known. Speed runs straight from sample to sample. Two samples further apart than two seconds leave a gap, which counts for
 * nothing. A channel's null counts for nothing in that channel.
 *
 * <p>Sectors: their ends are the sector times of the lap's row; the first's also lap time less the other two, the second's lap time less the
 * third. Where neither is known the sectors' features are null: a third of the distance is no sector.
 */
package io.undercut.stream.feature.telemetry;
