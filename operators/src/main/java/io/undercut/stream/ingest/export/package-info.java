/**
 * Public exports as text: FastF1's and Ergast's CSV, OpenF1's JSON. Each kind says how its fields become columns of a table; files are read
 * record by record, and a record that does not fit comes with the reason.
 */
package io.undercut.stream.ingest.export;
