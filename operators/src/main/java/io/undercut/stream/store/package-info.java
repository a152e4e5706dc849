/** Where small objects of which one newest counts are kept: opened by URI, on a disk or on any file system Flink knows. */
package io.undercut.stream.store;
