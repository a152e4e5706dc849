package io.undercut.race;

/**
 * Who drove.
 *
 * @param driver the three-letter code, {@code VER}
 * @param number the car's number
 * @param team the team in the source's spelling
 */
public record Car(String driver, Integer number, String team) {}
