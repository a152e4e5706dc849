/** Where a race is driven: circuits and their shapes, the calendar, weather, and the addressed random numbers of them all. */
package io.undercut.race.simulation.track;
