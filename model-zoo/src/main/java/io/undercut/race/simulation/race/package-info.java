/** How a race goes: grid, pace, traffic, pit wall, race control, classification, lap by lap. */
package io.undercut.race.simulation.race;
