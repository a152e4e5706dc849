package io.undercut.job.command;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the commands that a message names such as can be typed here: a message says {@code undercut data import} wherever it comes from,
 * and people call the program as they do and work in a place of their own.
 *
 * @param called how the program was called
 * @param warehouse the warehouse in use, as typed
 * @param target where jobs run, as typed
 */
record Hints(String called, String warehouse, String target) {
    /** The program, its command, and all that follows up to what ends a command in a sentence. */
    private static final Pattern COMMAND =
            Pattern.compile("(?<![\\w/.-])undercut((?: (?:data|features|pipeline|models|cluster)"
                    + "(?: [a-z]+)?| train| evaluate| predict|(?= --help))(?![\\w/.]))([^';]*)");

    private static final Pattern WHOLE = Pattern.compile(" (?:train|evaluate|predict|\\w+ \\w+)");

    /** Of a command line as it was typed, whatever of it can be understood. */
    static Hints of(Surroundings surroundings, List<String> arguments) {
        return new Hints(
                surroundings.called(),
                typed(arguments, "--warehouse", CommonOptions.WAREHOUSE),
                typed(arguments, "--target", CommonOptions.TARGET));
    }

    /** The same for text that names commands and asks for none of them. */
    Hints withoutPlace() {
        return new Hints(called, CommonOptions.WAREHOUSE, CommonOptions.TARGET);
    }

    /** The text with every command as it can be typed; a place that one has already stays. */
    String in(String text) {
        return COMMAND.matcher(text).replaceAll(found -> Matcher.quoteReplacement(command(found)));
    }

    private String command(MatchResult found) {
        String words = found.group(1);
        String rest = found.group(2);
        StringBuilder whole = new StringBuilder(ShellWord.of(called)).append(words);
        // One that says its warehouse says its whole place.
        if (WHOLE.matcher(words).matches() && !rest.startsWith(" --help") && !rest.contains("--warehouse")) {
            if (!warehouse.equals(CommonOptions.WAREHOUSE)) {
                whole.append(" --warehouse ").append(ShellWord.of(warehouse));
            }
            if (!target.equals(CommonOptions.TARGET) && OptionScope.takes("undercut" + words, "--target")) {
                whole.append(" --target ").append(ShellWord.of(target));
            }
        }
        return whole.append(rest).toString();
    }

    private static String typed(List<String> arguments, String option, String otherwise) {
        for (int index = 0; index < arguments.size(); index++) {
            String word = arguments.get(index);
            if (word.startsWith(option + "=")) {
                return word.substring(option.length() + 1);
            }
            if (word.equals(option) && index + 1 < arguments.size()) {
                return arguments.get(index + 1);
            }
        }
        return otherwise;
    }
}
