package io.undercut.job.door;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.Channel;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInitializer;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpServerCodec;

/**
 * Puts a door before Flink's REST server, which runs whatever code it is given: commands, Flink's own client and people may come in, web
 * pages from elsewhere may not. Flink finds it in its {@code lib} folder.
 */
public final class RestDoor implements InboundChannelHandlerFactory {
    /** Names under which the server is asked besides its own address, such as a proxy's or a Kubernetes service's. */
    public static final ConfigOption<List<String>> ALLOWED_HOSTS = ConfigOptions.key("undercut.rest.allowed-hosts")
            .stringType()
            .asList()
            .defaultValues()
            .withDescription(
                    "host names without ports, joined by ;, that a request may name as its Host beside the server's own");

    private static final String NAME = "undercut-door";

    /** Made when the REST server is, before it can be given any job. */
    public RestDoor() {
        SerialFilter.install();
    }

    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<ChannelHandler> createHandler(Configuration configuration, Map<String, String> responseHeaders) {
        DoorRules rules = new DoorRules(Stream.concat(
                        configuration.get(ALLOWED_HOSTS).stream(),
                        Stream.of(RestOptions.ADDRESS, JobManagerOptions.ADDRESS)
                                .flatMap(option -> configuration.getOptional(option).stream()))
                .toList());
        return Optional.of(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                // Flink adds this behind the handler that writes uploads to disk; the door has to stand before that.
                String codec = channel.pipeline().context(HttpServerCodec.class).name();
                channel.pipeline().addAfter(codec, NAME, new DoorKeeper(rules));
            }
        });
    }
}
