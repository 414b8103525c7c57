package app.selfie.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * S3 as others than Amazon offer it, with what each of them does not know: it refuses that with the status and the code
 * the real ones answer. What it takes it checks: the signed SHA-256 and the MD5 must be those of the body.
 */
final class OtherS3 implements AutoCloseable {

    static final String BUCKET = "selfies";

    /** What a server may lack. */
    enum Quirk {
        /** Cloudflare R2, Ceph, MinIO before 2022: bodies in signed chunks. */
        NO_CHUNKED_SIGNING,
        /** Those, and Google: the SDK's newer checksums, in headers and in trailers. */
        NO_NEW_CHECKSUMS,
        /** Some gateways: "Expect: 100-continue". */
        NO_EXPECT,
        /** Google and Backblaze's older gateways: many deletions in one request. */
        NO_DELETE_OBJECTS,
        /** Google: deleting what is not there is an error. */
        DELETE_OF_NOTHING_IS_404,
        /** R2 and Backblaze: asking for the bucket's versioning. */
        NO_VERSIONING_QUESTION,
        /** The key may do everything but ask for the bucket's versioning. */
        VERSIONING_FORBIDDEN,
        /** The bucket keeps versions. */
        VERSIONS,
        /** Some gateways: one object a page, whatever is asked for. */
        SHORT_PAGES
    }

    private static final int PAGE = 1000;

    private static final String TOKEN = "behind:";

    /** When everything was stored, as far as this server says. */
    static final Instant CHANGED = Instant.parse("2026-01-02T03:04:05Z");

    private static final Pattern KEY = Pattern.compile("<Key>([^<]+)</Key>");

    private final HttpServer server;
    private final Set<Quirk> quirks;
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    private OtherS3(HttpServer server, Set<Quirk> quirks) {
        this.server = server;
        this.quirks = quirks;
    }

    static OtherS3 start(Quirk... quirks) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Set<Quirk> set = EnumSet.noneOf(Quirk.class);
        set.addAll(List.of(quirks));
        OtherS3 s3 = new OtherS3(server, set);
        server.createContext("/", s3::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return s3;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Keys of everything stored. */
    Set<String> keys() {
        return objects.keySet();
    }

    /** Puts other bytes in the place of an object's, as a broken disk does. */
    void overwrite(ObjectId id, byte[] bytes) {
        objects.put("/objects/" + id, bytes);
    }

    /** How often each kind of request came, such as {@code PUT} and {@code POST ?delete}. */
    Map<String, Integer> asked() {
        return asked;
    }

    /** What was refused because this server does not know it. */
    List<String> refusals() {
        return refusals;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            boolean chunked = header(exchange, "x-amz-content-sha256").startsWith("STREAMING-");
            byte[] body = chunked ? unchunked(sent) : sent;
            String query = exchange.getRequestURI().getRawQuery();
            String kind = exchange.getRequestMethod() + (query == null ? "" : " ?" + query.split("[=&]", 2)[0]);
            asked.merge(kind, 1, Integer::sum);
            String refusal = refusal(exchange, body);
            if (!refusal.isEmpty()) {
                refusals.add(kind + " " + refusal);
                error(exchange, 501, "NotImplemented", refusal);
            } else if (!exchange.getRequestURI().getPath().startsWith("/" + BUCKET)) {
                error(exchange, 404, "NoSuchBucket", exchange.getRequestURI().getPath());
            } else {
                dispatch(exchange, kind, body);
            }
        }
    }

    private String refusal(HttpExchange exchange, byte[] body) {
        String sha = header(exchange, "x-amz-content-sha256");
        if (header(exchange, "Authorization").isEmpty()) {
            return "unsigned";
        }
        if (quirks.contains(Quirk.NO_CHUNKED_SIGNING)
                && (sha.startsWith("STREAMING-")
                        || header(exchange, "Content-Encoding").contains("aws-chunked")
                        || !header(exchange, "x-amz-decoded-content-length").isEmpty())) {
            return "chunked signing";
        }
        if (quirks.contains(Quirk.NO_EXPECT) && !header(exchange, "Expect").isEmpty()) {
            return "Expect";
        }
        if (quirks.contains(Quirk.NO_NEW_CHECKSUMS)) {
            for (String name : exchange.getRequestHeaders().keySet()) {
                String lower = name.toLowerCase(Locale.ROOT);
                if (lower.startsWith("x-amz-checksum-")
                        || lower.equals("x-amz-trailer")
                        || lower.equals("x-amz-sdk-checksum-algorithm")) {
                    return lower;
                }
            }
        }
        if (sha.length() == 64 && !sha.equals(HexFormat.of().formatHex(digest("SHA-256", body)))) {
            return "a SHA-256 of other bytes";
        }
        String md5 = header(exchange, "Content-MD5");
        boolean wrongMd5 = !md5.isEmpty() && !md5.equals(Base64.getEncoder().encodeToString(digest("MD5", body)));
        return wrongMd5 ? "an MD5 of other bytes" : "";
    }

    /** The bytes inside of {@code <length in hex>;chunk-signature=…<CR><LF><bytes><CR><LF>} and so on, to a length of 0. */
    private static byte[] unchunked(byte[] sent) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = at;
            while (sent[end] != '\r') {
                end++;
            }
            int length = Integer.parseInt(new String(sent, at, end - at, UTF_8).split(";", 2)[0], 16);
            if (length == 0) {
                return body.toByteArray();
            }
            body.write(sent, end + 2, length);
            at = end + 2 + length + 2;
        }
    }

    private void dispatch(HttpExchange exchange, String kind, byte[] body) throws IOException {
        String key = exchange.getRequestURI().getPath().substring(1 + BUCKET.length());
        switch (kind) {
            case "GET ?versioning" -> versioning(exchange);
            case "POST ?delete" -> deleteMany(exchange, new String(body, UTF_8));
            case "HEAD" -> head(exchange, key);
            case "GET" -> get(exchange, key);
            case "GET ?list-type" -> list(exchange);
            case "PUT" -> {
                objects.put(key, body);
                send(exchange, 200, "");
            }
            case "DELETE" -> {
                boolean was = objects.remove(key) != null;
                if (!was && quirks.contains(Quirk.DELETE_OF_NOTHING_IS_404)) {
                    error(exchange, 404, "NoSuchKey", key);
                } else {
                    exchange.sendResponseHeaders(204, -1);
                }
            }
            default -> error(exchange, 501, "NotImplemented", kind);
        }
    }

    private void head(HttpExchange exchange, String key) throws IOException {
        byte[] found = key.isEmpty() ? new byte[0] : objects.get(key);
        if (found != null) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(found.length));
        }
        exchange.sendResponseHeaders(found == null ? 404 : 200, -1);
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        byte[] found = objects.get(key);
        if (found == null) {
            error(exchange, 404, "NoSuchKey", key);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, found.length == 0 ? -1 : found.length);
        exchange.getResponseBody().write(found);
    }

    /** Version 2 of the question: by prefix, a page at a time, each going on behind the token that the last one gave. */
    private void list(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("continuation-token", "");
        if (!"2".equals(query.get("list-type"))
                || !(after.isEmpty()
                        || (after.startsWith(TOKEN) && objects.containsKey(after.substring(TOKEN.length()))))) {
            error(exchange, 400, "InvalidArgument", exchange.getRequestURI().getRawQuery());
            return;
        }
        int page = quirks.contains(Quirk.SHORT_PAGES) ? 1 : PAGE;
        List<String> left = objects.keySet().stream()
                .filter(key -> key.startsWith("/" + prefix))
                .filter(key -> after.isEmpty() || key.compareTo(after.substring(TOKEN.length())) > 0)
                .toList();
        StringBuilder xml =
                new StringBuilder("<ListBucketResult><IsTruncated>" + (left.size() > page) + "</IsTruncated>");
        for (String key : left.subList(0, Math.min(page, left.size()))) {
            xml.append("<Contents><Key>")
                    .append(key.substring(1))
                    .append("</Key><LastModified>")
                    .append(CHANGED)
                    .append("</LastModified><Size>")
                    .append(objects.getOrDefault(key, new byte[0]).length)
                    .append("</Size></Contents>");
        }
        if (left.size() > page) {
            xml.append("<NextContinuationToken>" + TOKEN + left.get(page - 1) + "</NextContinuationToken>");
        }
        send(exchange, 200, xml.append("</ListBucketResult>").toString());
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts.length == 2 ? parts[1] : "", UTF_8));
        }
        return query;
    }

    private void versioning(HttpExchange exchange) throws IOException {
        if (quirks.contains(Quirk.NO_VERSIONING_QUESTION)) {
            error(exchange, 501, "NotImplemented", "versioning");
        } else if (quirks.contains(Quirk.VERSIONING_FORBIDDEN)) {
            error(exchange, 403, "AccessDenied", "versioning");
        } else {
            String status = quirks.contains(Quirk.VERSIONS) ? "<Status>Enabled</Status>" : "";
            send(exchange, 200, "<VersioningConfiguration>" + status + "</VersioningConfiguration>");
        }
    }

    private void deleteMany(HttpExchange exchange, String body) throws IOException {
        if (quirks.contains(Quirk.NO_DELETE_OBJECTS)) {
            error(exchange, 501, "NotImplemented", "delete");
            return;
        }
        if (header(exchange, "Content-MD5").isEmpty()) {
            error(exchange, 400, "InvalidRequest", "Missing required header for this request: Content-MD5");
            return;
        }
        Matcher keys = KEY.matcher(body);
        while (keys.find()) {
            objects.remove("/" + keys.group(1));
        }
        send(exchange, 200, "<DeleteResult/>");
    }

    private static void error(HttpExchange exchange, int status, String code, String message) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            send(exchange, status, "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
        }
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
