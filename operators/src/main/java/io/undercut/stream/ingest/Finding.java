package io.undercut.stream.ingest;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * Where in a file a rule is broken.
 *
 * @param file the file
 * @param firstGroup row group of the first violation, from 1
 * @param lastGroup row group of the last
 * @param firstRow row of the first violation, from 1
 * @param lastRow row of the last
 * @param violations how many
 * @param examples the first of them
 */
public record Finding(
        String file,
        int firstGroup,
        int lastGroup,
        long firstRow,
        long lastRow,
        long violations,
        ArrayList<String> examples)
        implements Serializable {
    /** The finding in one line. */
    public String text() {
        return file + " rows " + firstRow + " … " + lastRow + ": " + String.join(", ", examples)
                + (violations > examples.size() ? ", …" : "");
    }
}
