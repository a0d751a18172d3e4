package com.offsideventures.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.testing.ServerTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What never reaches a controller is answered in the one shape of the API all the same. */
@ServerTest
@TestPropertySource(properties = "offside.identity.cors-allowed-origins=https://crm.example.com, https://b.example.com")
class RefusedByTheContainerTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /api/me%zz HTTP/1.1                                            | 400 | bad_request",
                "GET /api/{} HTTP/1.1                                               | 400 | bad_request",
                "GET /api/../etc HTTP/1.1                                           | 400 | bad_request",
                "GET /api/%2e%2e/etc HTTP/1.1                                       | 400 | bad_request",
                "GET /api//me HTTP/1.1                                              | 400 | bad_request",
                "GET /api/me;a=b HTTP/1.1                                           | 400 | bad_request",
                "GET /api/a%2fb HTTP/1.1                                            | 400 | bad_request",
                "GET /api/%00 HTTP/1.1                                              | 400 | bad_request",
                "TRACE /auth/jwt/create/ HTTP/1.1                                   | 405 | method_not_allowed",
                "GET /auth/jwt/create/ HTTP/1.1                                     | 405 | method_not_allowed",
                "FOO /auth/jwt/create/ HTTP/1.1                                     | 405 | method_not_allowed",
                "GARBAGE                                                            | 400 | bad_request",
                "GET /auth/jwt/create/ HTTP/1.1\\r\\nOrigin: https://evil.example   | 403 | permission_denied"
            })
    void refusals(String request, int status, String code) throws IOException {
        String answer = send(request.replace("\\r\\n", "\r\n") + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        String head = answer.substring(0, Math.max(answer.indexOf("\r\n\r\n"), 0));
        assertThat(head).startsWith("HTTP/1.1 " + status);
        assertThat(head)
                .containsIgnoringCase("content-type: application/json")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .doesNotContainIgnoringCase("server:");
        JsonNode body = JsonMapper.shared().readTree(json(answer));
        assertThat(body.get("code").stringValue()).isEqualTo(code);
        assertThat(body.get("detail")).isEqualTo(body.get("message"));
    }

    @Test
    void metricsAnswerThisMachineAndNoStrangerBehindTheProxy() throws IOException {
        String request = "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        assertThat(send(request + "\r\n")).doesNotStartWith("HTTP/1.1 40");
        assertThat(send(request + "X-Forwarded-For: 203.0.113.9\r\n\r\n")).startsWith("HTTP/1.1 403");
        assertThat(send(request + "X-Forwarded-For: 127.0.0.1, 203.0.113.9\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void aBodyThatIsTooLongIsRefusedAsSuch() throws IOException {
        int length = 1_500_000;
        String answer = send("""
                POST /auth/jwt/create/ HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                Content-Length: %d\r
                \r
                %s""".formatted(length, " ".repeat(length)));
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"too_large\"");
    }

    @ParameterizedTest
    @CsvSource({"https://crm.example.com", "https://b.example.com"})
    void aNamedOriginMayCallWithoutASignInForThePreflight(String origin) throws IOException {
        String answer = send("""
                OPTIONS /api/companies/ HTTP/1.1\r
                Host: localhost\r
                Origin: %s\r
                Access-Control-Request-Method: PATCH\r
                Access-Control-Request-Headers: authorization\r
                Connection: close\r
                \r
                """.formatted(origin));
        assertThat(answer).startsWith("HTTP/1.1 200").contains("Access-Control-Allow-Origin: " + origin);
    }

    private String send(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The object in the answer, whether it came in chunks or not. */
    private static String json(String answer) {
        return answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
    }
}
