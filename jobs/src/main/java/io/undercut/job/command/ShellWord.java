package io.undercut.job.command;

/** A word as a POSIX shell takes it, so that a command in a message can be typed as it stands. */
final class ShellWord {
    private ShellWord() {}

    static String of(String text) {
        return text.matches("[A-Za-z0-9_./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
