/** Where partitions lie, how a file is published, and what is swept away later. Knows no Parquet. */
package io.undercut.stream.lake;
