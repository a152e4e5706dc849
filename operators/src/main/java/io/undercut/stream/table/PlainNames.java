package io.undercut.stream.table;

import io.undercut.fault.Fault;
import java.util.regex.Pattern;

/** Names that become parts of paths: none leads out of the folder it is looked up in, wherever it was read. */
public final class PlainNames {
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9._=-]{0,199}";
    private static final Pattern ONE = Pattern.compile(NAME);
    private static final Pattern SEVERAL = Pattern.compile(NAME + "(/" + NAME + ")*");

    private PlainNames() {}

    /** Whether it is the name of one file or folder. */
    public static boolean isOne(String text) {
        return text != null && ONE.matcher(text).matches();
    }

    /** One name, or a data fault. */
    public static String one(String text, String what) {
        return matching(ONE, text, what);
    }

    /** Names joined by slashes, the way below a folder, or a data fault. */
    public static String below(String text, String what) {
        return matching(SEVERAL, text, what);
    }

    private static String matching(Pattern form, String text, String what) {
        if (text == null || !form.matcher(text).matches()) {
            throw Fault.data(what + " is '" + text
                    + "'; must be letters, digits, '.', '_', '-' and '=', not beginning with '.' or '-'");
        }
        return text;
    }
}
