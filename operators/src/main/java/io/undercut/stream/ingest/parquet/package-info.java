/** Parquet as a bounded source: opens files with messages people can act on, decodes laps, reads the lake's tables. */
package io.undercut.stream.ingest.parquet;
