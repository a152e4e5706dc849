package io.undercut.race;

/**
 * The set of tires a car ran on.
 *
 * @param compound the compound
 * @param age laps on the set including this one; starts above 1 for a used set
 * @param stint the stint's number, from 1
 * @param fresh whether the set was new when fitted
 */
public record TireUse(Compound compound, Integer age, Integer stint, Boolean fresh) {}
