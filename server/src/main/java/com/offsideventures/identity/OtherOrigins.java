package com.offsideventures.identity;

import com.offsideventures.platform.web.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import tools.jackson.databind.json.JsonMapper;

/** Lets scripts of other web origins call this server, where the operator named them. */
@Configuration(proxyBeanMethods = false)
class OtherOrigins {

    /** After the trailing slash is gone, before anybody asks for a token: a preflight has none. */
    private static final int BEFORE_SECURITY = Ordered.HIGHEST_PRECEDENCE + 2;

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilterOfOtherOrigins(IdentitySettings settings) {
        List<String> origins = Arrays.stream(settings.corsAllowedOrigins().split("[,\\s]+", -1))
                .filter(origin -> !origin.isEmpty())
                .toList();
        CorsFilter filter = new CorsFilter(source(origins));
        filter.setCorsProcessor(new JsonRefusals());
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(BEFORE_SECURITY);
        registration.setEnabled(!origins.isEmpty());
        return registration;
    }

    private static UrlBasedCorsConfigurationSource source(List<String> origins) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(List.of("GET", "POST", "PATCH", "PUT", "DELETE"));
        rules.setAllowedHeaders(
                List.of("Authorization", "Content-Type", "If-Match", "Idempotency-Key", "X-Request-Id"));
        rules.setExposedHeaders(List.of("ETag", "Retry-After", "Idempotency-Replayed", "X-Request-Id"));
        rules.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", rules);
        return source;
    }

    /** Says no in the one shape of the API. */
    private static final class JsonRefusals extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            Problem refusal = Problem.of(403, "permission_denied", "Scripts of this origin may not call this server.");
            response.setStatusCode(HttpStatus.FORBIDDEN);
            response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            response.getBody()
                    .write(JsonMapper.shared()
                            .writeValueAsString(refusal.body())
                            .getBytes(StandardCharsets.UTF_8));
            response.flush();
        }
    }
}
