/** What the sensors of a lap would have told, traced afterwards so that it agrees with the lap. */
package io.undercut.race.simulation.telemetry;
