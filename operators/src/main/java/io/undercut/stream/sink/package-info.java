/** Writes the lake: seasons of laps as sorted Parquet published by content, and the records set aside. */
package io.undercut.stream.sink;
