package com.offsideventures.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.testing.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
@AutoConfigureMockMvc
class OpenApiDocumentTest {

    private static final Path CHECKED_IN = Path.of("..", "docs", "openapi.json");
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String PAGE_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    @Autowired
    MockMvcTester http;

    @Test
    void theCheckedInDocumentIsTheServersOwn() throws IOException {
        String served = MAPPER.writeValueAsString(MAPPER.readTree(document())) + "\n";
        if (Boolean.getBoolean("offside.openapi.write")) {
            Files.createDirectories(CHECKED_IN.getParent());
            Files.writeString(CHECKED_IN, served);
        }
        assertThat(Files.readString(CHECKED_IN))
                .as(
                        "docs/openapi.json: refresh it with  mvn test -Dtest=OpenApiDocumentTest -Doffside.openapi.write=true")
                .isEqualTo(served);
    }

    @Test
    void everyOperationHasANameOfItsOwnAndSaysWhoIsRefused() throws IOException {
        List<String> names = new ArrayList<>();
        JsonNode paths = MAPPER.readTree(document()).get("paths");
        paths.forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
            names.add(operation.get("operationId").asString());
            boolean open = operation.path("security").isArray()
                    && operation.path("security").isEmpty();
            assertThat(operation.get("responses").has("401") || open || path.startsWith("/auth/") || path.equals("/"))
                    .as("%s %s", method, path)
                    .isTrue();
        }));
        assertThat(names).doesNotHaveDuplicates().contains("listCompanies", "bulkCompanies", "undoChangeSet");
    }

    @Test
    void everyFieldOfAnAnswerIsAlwaysThere() throws IOException {
        JsonNode company = MAPPER.readTree(document()).at("/components/schemas/Company");
        List<String> required =
                company.get("required").valueStream().map(JsonNode::asString).toList();
        assertThat(required)
                .containsExactlyInAnyOrderElementsOf(company.get("properties").propertyNames());
        assertThat(company.at("/properties/owner_id/type").toString()).isEqualTo("[\"integer\",\"null\"]");
        assertThat(company.at("/properties/created_at/type").asString()).isEqualTo("string");
    }

    @Test
    void theRootSaysWhatThisIs() {
        assertThat(http.get().uri("/").exchange()).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"name": "OffsideVentures API", "status": "ok", "docs": "/api/docs",
                 "openapi": "/api/openapi.json", "admin": "/admin/"}
                """);
    }

    @Test
    void thePageTakesNothingFromElsewhere() throws IOException {
        assertThat(http.get().uri("/api/docs").exchange()).hasStatusOk();
        for (String file : List.of("index.html", "docs.css", "docs.js")) {
            var answer = http.get().uri("/api/docs/" + file).exchange();
            assertThat(answer).hasStatusOk().headers().hasValue("Content-Security-Policy", PAGE_POLICY);
            assertThat(answer.getResponse().getContentAsString()).doesNotContain("http://", "https://");
        }
        for (String file : List.of("swagger-ui.css", "swagger-ui-bundle.js")) {
            assertThat(http.get().uri("/api/docs/swagger-ui/" + file).exchange())
                    .hasStatusOk();
        }
    }

    private String document() throws IOException {
        var answer = http.get().uri("/api/openapi.json").exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
