/**
 * The shape of the lake, shared by the rooms that read and write it: tables and their columns, where partitions lie, how a file is
 * published. No Parquet here.
 */
package io.undercut.stream.lake;
