package io.undercut.race;

/**
 * Weather during a lap.
 *
 * @param airC air temperature, °C
 * @param trackC track temperature, °C
 * @param humidityPct relative humidity, 0 … 100 %
 * @param pressureMbar air pressure, mbar
 * @param windMps wind speed, m/s
 * @param rain whether it rained
 */
public record Weather(
        Double airC, Double trackC, Double humidityPct, Double pressureMbar, Double windMps, Boolean rain) {}
