/** The vocabulary of a race: laps, tires, weather, track status. Immutable records; null is unknown, never zero. */
package io.undercut.race;
