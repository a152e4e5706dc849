package io.undercut.race.simulation.telemetry;

import io.undercut.race.simulation.race.LapDraft;

/**
 * A lap to be traced.
 *
 * @param draft the lap
 * @param startSlowness how slow the car crosses the line at its start, relative to the fastest lap; 1 in the pit lane
 * @param endSlowness likewise at its end
 * @param gridM how far before the line it starts, m; 0 but on lap 1
 * @param standingSeconds how long it stands in its box at its start, 0 without a stop
 */
public record LapTask(LapDraft draft, double startSlowness, double endSlowness, double gridM, double standingSeconds) {}
