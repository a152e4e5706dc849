package io.undercut.zoo.example;

import io.undercut.fault.Fault;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a block of a table's rows is for. */
public enum TablePart {
    /** To be learned from. */
    TRAIN,
    /** To be watched: when to stop, what members of an ensemble count. */
    WATCH,
    /** To be tested on. */
    TEST;

    private static final Pattern GROUP = Pattern.compile("(train|watch|test)/\\d{3}");

    /** The group of a block's rows: {@code test/012}. */
    public String group(int block) {
        return "%s/%03d".formatted(name().toLowerCase(Locale.ROOT), block);
    }

    /** What a group is for; a data fault where it is none of a table. */
    public static TablePart of(String group) {
        Matcher found = GROUP.matcher(group);
        if (!found.matches()) {
            throw Fault.data("'" + group + "' is no block of a table; must be such as test/012");
        }
        return valueOf(found.group(1).toUpperCase(Locale.ROOT));
    }
}
