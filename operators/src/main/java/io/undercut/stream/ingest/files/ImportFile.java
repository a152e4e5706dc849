package io.undercut.stream.ingest.files;

import io.undercut.stream.ingest.ArrivalSource;
import java.io.Serializable;

/**
 * A file of an import, recognised.
 *
 * @param path its URI
 * @param bytes its length
 * @param source how to read it
 */
public record ImportFile(String path, long bytes, ArrivalSource source) implements Serializable {}
