/** Files of any columns: opened by what they are, looked through, and read as rows of a feature set. */
package io.undercut.stream.ingest.tabular;
