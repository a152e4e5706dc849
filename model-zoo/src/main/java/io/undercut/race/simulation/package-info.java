/**
 * A small physical race simulator and the truth behind its laps, so that everything runs with no data at all and a test can ask whether a
 * model recovered what was put in. Pure arithmetic on seeded random numbers: the same plan gives the same laps on any machine.
 */
package io.undercut.race.simulation;
