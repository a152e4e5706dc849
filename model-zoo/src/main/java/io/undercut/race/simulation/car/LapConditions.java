package io.undercut.race.simulation.car;

import io.undercut.race.Weather;

/**
 * What a lap is driven in.
 *
 * @param weather the weather at its start
 * @param wetness how wet the track is, 0 … 1
 * @param wake how deep in another car's wake, 0 … 1
 * @param neutral share of it behind a safety car, real or virtual, 0 … 1
 */
public record LapConditions(Weather weather, double wetness, double wake, double neutral) {}
