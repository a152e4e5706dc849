/**
 * A physical race simulator and the truth behind its laps, so that everything runs with no data at all and a test can ask whether a model
 * recovered what was put in. A race is driven lap by lap: pace is a sum of effects of fuel, wear, water, traffic, brake bias, temperatures and
 * style; telemetry is traced afterwards so that it agrees with the laps. Pure arithmetic on random numbers addressed by seed, race, car, lap and
 * purpose: the same plan gives the same bits on any machine, in any order, on any number of threads.
 */
package io.undercut.race.simulation;
