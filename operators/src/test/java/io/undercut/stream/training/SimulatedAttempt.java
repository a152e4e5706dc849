package io.undercut.stream.training;

import io.undercut.stream.training.ParameterAverager.Reemission;
import io.undercut.stream.training.SimulatedLoop.ChunkState;
import io.undercut.stream.training.SimulatedLoop.Cut;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.ChunkRound;
import io.undercut.stream.training.round.RoundAssembly;
import io.undercut.stream.training.source.reader.ReaderContext;
import io.undercut.stream.training.source.reader.SentChunks;
import io.undercut.stream.training.source.reader.TrainingReader;
import io.undercut.stream.training.source.split.ReplicaSplit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** One attempt of a {@link SimulatedLoop}: from a checkpoint to the end of the run or the next loss. */
final class SimulatedAttempt implements AutoCloseable {
    private static final int MAXIMUM_PARALLELISM = 128;
    private static final int FULL = 2;

    private final SimulatedLoop loop;
    private final Random random;
    private final int parallelism;
    private final List<Reader> readers = new ArrayList<>();
    private final List<Averager> averagers = new ArrayList<>();
    private final List<Feedback> feedbacks = new ArrayList<>();
    private final List<Actor> actors = new ArrayList<>();
    private Checkpoint running;
    private Cut newest;
    private RoundAssembly.Average result;

    /** What a channel carries besides chunks. */
    private enum Mark {
        BARRIER,
        END
    }

    /**
     * Something that may happen.
     *
     * @param possible whether it can now
     * @param event what happens
     * @param haste how often it is drawn beside others
     */
    private record Actor(BooleanSupplier possible, Event event, double haste) {}

    private interface Event {
        void happen() throws Exception;
    }

    SimulatedAttempt(SimulatedLoop loop, String graph, int parallelism, Cut from) {
        this.loop = loop;
        this.random = loop.random();
        this.parallelism = parallelism;
        this.newest = from;
        for (int subtask = 0; subtask < parallelism; subtask++) {
            readers.add(new Reader(graph, subtask));
            averagers.add(new Averager());
            feedbacks.add(new Feedback(graph, subtask));
        }
        for (ReplicaSplit replica : from.replicas()) {
            readers.get(random.nextInt(parallelism)).assigned.add(replica);
        }
        from.rounds()
                .forEach((index, state) -> averagers.get(owner(index)).states.put(index, state));
        readers.forEach(Reader::start);
        averagers.forEach(Averager::start);
        feedbacks.forEach(Feedback::start);
        can(() -> running == null && readers.stream().noneMatch(reader -> reader.finished), this::beginCheckpoint);
    }

    private int owner(int chunk) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(chunk, MAXIMUM_PARALLELISM, parallelism);
    }

    /** Haste differs widely, so that some are far ahead of others. */
    private void can(BooleanSupplier possible, Event event) {
        actors.add(new Actor(possible, event, Math.scalb(1.0, random.nextInt(9))));
    }

    /** Whether somebody may still have something to do. */
    boolean goesOn() {
        return result == null
                || !readers.stream().allMatch(reader -> reader.finished)
                || averagers.stream().anyMatch(Averager::isOpen)
                || feedbacks.stream().anyMatch(Feedback::isOpen);
    }

    /** Lets something happen; false if nothing can. A checkpoint alone gets nobody any further. */
    boolean event() throws Exception {
        List<Actor> able =
                actors.stream().filter(actor -> actor.possible.getAsBoolean()).toList();
        Actor checkpoint = actors.get(actors.size() - 1);
        if (able.isEmpty() || able.equals(List.of(checkpoint))) {
            return false;
        }
        double drawn = random.nextDouble()
                * able.stream().mapToDouble(actor -> actor.haste).sum();
        for (Actor actor : able) {
            drawn -= actor.haste;
            if (drawn < 0) {
                actor.event.happen();
                return true;
            }
        }
        able.get(0).event.happen();
        return true;
    }

    /** The newest complete checkpoint. */
    Cut newest() {
        return newest;
    }

    /** The last average. */
    RoundAssembly.Average result() {
        return result;
    }

    private void beginCheckpoint() {
        running = new Checkpoint();
        readers.stream().filter(reader -> !reader.finished).forEach(reader -> reader.triggered = true);
    }

    /** What a checkpoint has so far; complete when every averager has said its part. */
    private final class Checkpoint {
        private final List<ReplicaSplit> replicas = new ArrayList<>();
        private final Map<Integer, ChunkState> rounds = new TreeMap<>();
        private int averagersDone;

        private void add(Map<Integer, ChunkState> states) {
            rounds.putAll(states);
            averagersDone++;
            if (averagersDone == parallelism) {
                newest = new Cut(List.copyOf(replicas), Map.copyOf(rounds));
                running = null;
            }
        }
    }

    /** A reader as Flink drives it: polled only while it says that it is available. */
    private final class Reader {
        private final TrainingReader reader;
        private final SentChunks sent = new SentChunks();
        private final List<ReplicaSplit> assigned = new ArrayList<>();
        private final List<Deque<Object>> channels = new ArrayList<>();
        private boolean told;
        private boolean triggered;
        private boolean finished;

        private Reader(String graph, int subtask) {
            this.reader = new TrainingReader(
                    new ReaderContext(graph, subtask, 1), loop.plan(), loop.layout(), loop.examples());
            for (int averager = 0; averager < parallelism; averager++) {
                channels.add(new ArrayDeque<>());
            }
        }

        private void start() {
            if (!assigned.isEmpty()) {
                reader.addSplits(assigned);
            }
            reader.start();
            can(() -> !told, this::hearThatThereAreNoMore);
            can(() -> triggered, this::snapshot);
            can(this::isReady, this::poll);
        }

        private void hearThatThereAreNoMore() {
            told = true;
            reader.notifyNoMoreSplits();
        }

        private boolean isReady() {
            return !finished
                    && reader.isAvailable().isDone()
                    && channels.stream().allMatch(channel -> channel.size() < FULL);
        }

        private void poll() throws Exception {
            InputStatus status = reader.pollNext(sent);
            for (Chunk chunk : sent.chunks()) {
                channels.get(owner(chunk.index())).add(chunk);
            }
            sent.chunks().clear();
            if (status == InputStatus.END_OF_INPUT) {
                finished = true;
                triggered = false;
                channels.forEach(channel -> channel.add(Mark.END));
            }
        }

        private void snapshot() {
            triggered = false;
            running.replicas.addAll(reader.snapshotState(1));
            channels.forEach(channel -> channel.add(Mark.BARRIER));
        }
    }

    /** The averager of some chunks. A channel whose barrier has come is not read until all have. */
    private final class Averager {
        private final Map<Integer, ChunkState> states = new TreeMap<>();
        private final List<Deque<Chunk>> channels = new ArrayList<>();
        private final List<Mark> marks = new ArrayList<>();
        private boolean opened;

        private void start() {
            for (int feedback = 0; feedback < parallelism; feedback++) {
                channels.add(new ArrayDeque<>());
            }
            int here = averagers.indexOf(this);
            for (int reader = 0; reader < parallelism; reader++) {
                Deque<Object> input = readers.get(reader).channels.get(here);
                int from = reader;
                marks.add(null);
                can(() -> marks.get(from) == null && !input.isEmpty() && hasRoom(), () -> take(from, input.remove()));
            }
            can(() -> !opened && hasRoom(), this::sendAgain);
        }

        private boolean hasRoom() {
            return channels.stream().allMatch(channel -> channel.size() < FULL);
        }

        private boolean isOpen() {
            return !opened || marks.stream().anyMatch(mark -> mark != Mark.END);
        }

        private void sendAgain() {
            opened = true;
            if (loop.reemission() == Reemission.ON) {
                states.values().stream().filter(state -> state.last() != null).forEach(state -> send(state.last()));
            }
        }

        private void send(Chunk average) {
            channels.forEach(channel -> channel.add(loop.checked(average)));
        }

        private void take(int from, Object taken) {
            if (taken instanceof Chunk chunk) {
                average(chunk);
                return;
            }
            marks.set(from, (Mark) taken);
            boolean aligned = marks.stream().allMatch(mark -> mark != null) && marks.contains(Mark.BARRIER);
            if (aligned) {
                running.add(Map.copyOf(states));
                marks.replaceAll(mark -> mark == Mark.BARRIER ? null : mark);
            }
        }

        private void average(Chunk chunk) {
            ChunkState before = states.getOrDefault(chunk.index(), ChunkState.EMPTY);
            ChunkRound round =
                    new ChunkRound(loop.plan().replicas(), loop.plan().stopping(), before.last(), before.pending());
            Optional<Chunk> average = round.offer(chunk);
            average.ifPresent(this::send);
            states.put(
                    chunk.index(),
                    average.isPresent()
                            ? new ChunkState(average.get(), List.of())
                            : new ChunkState(before.last(), List.copyOf(round.pending())));
        }
    }

    /** The way back to the reader beside it. */
    private final class Feedback {
        private final FeedbackBroker.Slot slot;
        private final RoundAssembly assembly =
                new RoundAssembly(loop.layout().length(), loop.layout().chunkFloats());
        private final List<Deque<Chunk>> inputs = new ArrayList<>();

        private Feedback(String graph, int subtask) {
            this.slot = FeedbackBroker.slot(
                    FeedbackBroker.address(new ReaderContext(graph, subtask, 1).metricGroup(), subtask));
        }

        private void start() {
            for (Averager averager : averagers) {
                Deque<Chunk> input = averager.channels.get(feedbacks.indexOf(this));
                inputs.add(input);
                can(() -> !input.isEmpty(), () -> take(input.remove()));
            }
        }

        private boolean isOpen() {
            return inputs.stream().anyMatch(input -> !input.isEmpty());
        }

        private void take(Chunk chunk) {
            assembly.add(chunk).ifPresent(average -> {
                slot.deposit(average);
                if (average.decision().ends()) {
                    result = average;
                }
            });
        }
    }

    @Override
    public void close() throws Exception {
        for (Reader reader : readers) {
            reader.reader.close();
        }
    }
}
