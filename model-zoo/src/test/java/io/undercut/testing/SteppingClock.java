package io.undercut.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on by a second whenever it is asked, so that what happened later is dated later. */
public final class SteppingClock extends Clock {
    private final AtomicLong seconds;

    /** A clock whose first answer is this. */
    public SteppingClock(Instant first) {
        this.seconds = new AtomicLong(first.getEpochSecond());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(seconds.getAndIncrement());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
