package com.offsideventures.platform.openapi;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.Listed;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the document says as a whole. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String SCHEME = "token";

    static {
        // Parameters that the framework fills in; Operations says what they mean for a caller.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, IfMatch.class)
                .addAnnotationsToIgnore(JsonBody.class, Listed.class);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info().title("OffsideVentures API").version("1.0.0"))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                SCHEME,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(SCHEME));
    }

    @Bean
    OpenApiCustomizer names(Operations operations) {
        return document -> {
            Components components = document.getComponents();
            Problems.schemas().forEach(components::addSchemas);
            operations.bodies().forEach(components::addSchemas);
            components.setSchemas(new TreeMap<>(components.getSchemas()));
            Paths paths = new Paths();
            new TreeMap<>(document.getPaths()).forEach((path, item) -> paths.addPathItem(canonical(path, item), item));
            document.setPaths(paths);
        };
    }

    /** Every path answers with and without its trailing slash; collections and sign-in are known by the one with it. */
    private static String canonical(String path, PathItem item) {
        boolean collection = item.getGet() != null
                && item.getGet().getParameters() != null
                && item.getGet().getParameters().stream().anyMatch(parameter -> "offset".equals(parameter.getName()))
                && !path.startsWith("/api/ai/");
        boolean slash = collection || path.startsWith("/auth/") || path.equals("/api/search");
        return slash && !path.endsWith("/") ? path + "/" : path;
    }
}
