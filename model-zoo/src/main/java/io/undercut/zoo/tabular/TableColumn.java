package io.undercut.zoo.tabular;

import java.io.Serializable;

/**
 * A column as a file has it.
 *
 * @param name its name there
 * @param text whether the file says that it holds text, whatever that looks like
 * @param unreadable what it is where no cell of it can be read, such as a list; null where it can
 */
public record TableColumn(String name, boolean text, String unreadable) implements Serializable {
    /** A column of which the file says nothing. */
    public static TableColumn of(String name) {
        return new TableColumn(name, false, null);
    }
}
