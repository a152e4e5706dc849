package io.undercut.job.report;

/** Text for Markdown (CommonMark with tables) that means nothing but itself. */
final class MarkdownText {
    private static final String SPECIAL = "\\`*_[]<>#|~&";

    private MarkdownText() {}

    /** One line, with every character escaped that Markdown or HTML would read. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isISOControl(character)) {
                escaped.append(' ');
            } else {
                if (SPECIAL.indexOf(character) >= 0) {
                    escaped.append('\\');
                }
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }
}
