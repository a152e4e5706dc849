/** What a table is: its columns as its YAML declares them, the order of its rows, and how a row becomes bytes. */
package io.undercut.stream.table;
