package io.undercut.job.chaos;

/** How a training under a schedule ended. */
enum Verdict {
    SAME("same"),
    DIFFERENT("DIFFERENT"),
    LOST("LOST"),
    HUNG("HUNG");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
