package io.undercut.job.door;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelDuplexHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFutureListener;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelPromise;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.FullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderValues;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.handler.ssl.SslHandler;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the rules to one connection: a refused request gets its reason, its body is dropped, and the connection ends. */
final class DoorKeeper extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DoorKeeper.class);

    private final DoorRules rules;
    private boolean refused;

    DoorKeeper(DoorRules rules) {
        this.rules = rules;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!refused && message instanceof HttpRequest request) {
            rules.refusal(visit(context, request)).ifPresent(reason -> refuse(context, request, reason));
        }
        if (refused) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** No page is told that it may read an answer: the server's own need no permission. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            response.headers().remove(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN);
            response.headers().set("X-Frame-Options", "SAMEORIGIN");
            response.headers().set("X-Content-Type-Options", "nosniff");
        }
        context.write(message, promise);
    }

    private static Visit visit(ChannelHandlerContext context, HttpRequest request) {
        return new Visit(
                request.method().name(),
                request.uri(),
                request.headers().getAll(HttpHeaderNames.HOST),
                request.headers().getAll(HttpHeaderNames.ORIGIN),
                request.headers().getAll(HttpHeaderNames.REFERER),
                request.headers().getAll("Sec-Fetch-Site"),
                "navigate".equals(request.headers().get("Sec-Fetch-Mode"))
                        && "document".equals(request.headers().get("Sec-Fetch-Dest")),
                ((InetSocketAddress) context.channel().localAddress())
                        .getAddress()
                        .getHostAddress(),
                context.pipeline().get(SslHandler.class) != null);
    }

    private void refuse(ChannelHandlerContext context, HttpRequest request, String reason) {
        refused = true;
        LOG.warn("refused {} {}: {}", request.method(), request.uri(), reason);
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.FORBIDDEN,
                Unpooled.copiedBuffer(reason + "\n", StandardCharsets.UTF_8));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=UTF-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set("X-Content-Type-Options", "nosniff");
        context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
}
