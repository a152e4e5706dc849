/** What is driven: cars, drivers and their styles, tires, brakes, and what one lap costs them. */
package io.undercut.race.simulation.car;
