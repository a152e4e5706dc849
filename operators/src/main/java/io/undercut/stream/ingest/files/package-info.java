/** The files of an import: found, recognised, read in parallel as one bounded source of rows, whatever their format. */
package io.undercut.stream.ingest.files;
