package io.undercut.job.command;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers as options take them. What does not fit is refused with what does; picocli would name a type of Java's. */
final class WholeNumbers {
    private WholeNumbers() {}

    static void understoodBy(CommandLine line) {
        line.registerConverter(int.class, text -> read(text, Integer::valueOf, Integer.MIN_VALUE, Integer.MAX_VALUE));
        line.registerConverter(
                Integer.class, text -> read(text, Integer::valueOf, Integer.MIN_VALUE, Integer.MAX_VALUE));
        line.registerConverter(long.class, text -> read(text, Long::valueOf, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static <T> T read(String text, Function<String, T> reading, long least, long most) {
        try {
            return reading.apply(text);
        } catch (NumberFormatException outOfRange) {
            throw new TypeConversionException("'" + text + "' is no whole number from " + least + " to " + most);
        }
    }
}
