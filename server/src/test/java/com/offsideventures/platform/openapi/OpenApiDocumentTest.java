package com.offsideventures.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.offsideventures.testing.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
@AutoConfigureMockMvc
class OpenApiDocumentTest {

    private static final Path CHECKED_IN = Path.of("..", "docs", "openapi.json");
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

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

    private String document() throws IOException {
        var answer = http.get().uri("/api/openapi.json").exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
