/** Writes the lake: seasons of laps as sorted Parquet published by content, and the records rejected. */
package io.undercut.stream.sink;
