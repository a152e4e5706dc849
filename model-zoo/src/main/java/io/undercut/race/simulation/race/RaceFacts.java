package io.undercut.race.simulation.race;

import io.undercut.race.RaceId;
import java.time.LocalDate;

/**
 * A race of the calendar.
 *
 * @param race season and round
 * @param event the event's name
 * @param circuit the circuit's id
 * @param date the day: rounds are a fortnight apart from the first Sunday of March
 * @param laps laps of the race
 * @param lengthM length of a lap, m
 */
public record RaceFacts(RaceId race, String event, String circuit, LocalDate date, int laps, int lengthM) {}
