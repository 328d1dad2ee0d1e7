package io.huiyin.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Requests over one kept HTTP/1.1 connection, written by hand: a full client would take a good part of the two cores that
 * it shares with what is measured.
 */
final class HttpOperation implements Load.Operation {

    private final Socket socket;
    private final InputStream in;
    private final Supplier<byte[]> requests;
    private final int expectedStatus;

    HttpOperation(URI address, int expectedStatus, Supplier<byte[]> requests) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        this.requests = requests;
        this.expectedStatus = expectedStatus;
    }

    static byte[] get(String path, String key) {
        return request("GET " + path, key, "");
    }

    static byte[] post(String path, String key, String body) {
        return request("POST " + path, key, body);
    }

    private static byte[] request(String line, String key, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                + (bytes.length == 0
                        ? "\r\n\r\n"
                        : "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n");
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void run() throws IOException {
        answer();
    }

    /** Sends the next request and reads its answer whole. @return the body */
    String answer() throws IOException {
        socket.getOutputStream().write(requests.get());
        var status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(header.substring(15).strip());
            if (lower.startsWith("transfer-encoding:")) chunked = lower.contains("chunked");
        }
        var body = new String(chunked ? chunks() : in.readNBytes(length), StandardCharsets.UTF_8);
        if (status != expectedStatus) throw new IOException("status " + status + ": " + body);
        return body;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new IOException("the connection was closed");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
