package io.undercut.stream.training.boosting;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * Where the parts of a member meet, as far as a reader knows; the reader of part 0 does. What one knows is passed on to all.
 *
 * @param host of its task manager; empty where nobody needs to come
 * @param port that it listens on, 1 … 65,535; 0 where nobody needs to come
 * @param isKnown whether this reader has part 0
 */
record MeetingPlace(String host, int port, boolean isKnown) implements SourceEvent {
    private static final long serialVersionUID = 1L;

    /** Somebody else has part 0; if nobody has, its task had ended. */
    static final MeetingPlace UNKNOWN = new MeetingPlace("", 0, false);

    /** Nothing is left to boost. */
    static final MeetingPlace NONE = new MeetingPlace("", 0, true);

    /** A place to come to. */
    static MeetingPlace at(String host, int port) {
        return new MeetingPlace(host, port, true);
    }
}
