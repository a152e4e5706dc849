package io.undercut.race.simulation.track;

import io.undercut.race.RaceId;
import io.undercut.race.Weather;

/**
 * The weather at a minute.
 *
 * @param race season and round
 * @param timeMs session clock, ms
 * @param weather air, track, humidity, pressure, wind speed and rain
 * @param windDirectionDeg where the wind comes from, 0 … 359 degrees
 */
public record WeatherMinute(RaceId race, long timeMs, Weather weather, int windDirectionDeg) {}
