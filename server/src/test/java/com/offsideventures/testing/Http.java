package com.offsideventures.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests of one signed-in user. JSON may be written in single quotes. */
public record Http(MockMvcTester mvc, SignedIn caller) {

    private static final JsonMapper JSON = new JsonMapper();

    public MvcTestResult get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    public MvcTestResult post(String path, String body, String... headers) {
        return send(HttpMethod.POST, path, quoted(body), headers);
    }

    public MvcTestResult patch(String path, String body, String... headers) {
        return send(HttpMethod.PATCH, path, quoted(body), headers);
    }

    public MvcTestResult delete(String path, String... headers) {
        return send(HttpMethod.DELETE, path, null, headers);
    }

    /** Sends the body as it is; headers are name, value, name, value … */
    public MvcTestResult send(HttpMethod method, String path, @Nullable String body, String... headers) {
        return request(method, path, body, headers).exchange();
    }

    /** The same for an answer that may be a stream: what it is to be is known, what it tells is not waited for. */
    public MvcTestResult open(HttpMethod method, String path, @Nullable String body, String... headers) {
        return request(method, path, body, headers).asyncExchange();
    }

    private MockMvcTester.MockMvcRequestBuilder request(
            HttpMethod method, String path, @Nullable String body, String... headers) {
        var request = mvc.method(method).uri(escaped(path)).with(caller);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return body == null ? request : request.content(body);
    }

    /** Escapes what may not stand in an address; what is escaped already stays. */
    private static URI escaped(String path) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b < 127 && "\\\"<>^`{|}".indexOf(b) < 0;
            escaped.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return URI.create(escaped.toString());
    }

    /** The body of an answer. */
    public static JsonNode json(MvcTestResult answer) {
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }

    /** JSON written in single quotes. */
    public static JsonNode json(String text) {
        return JSON.readTree(quoted(text));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
