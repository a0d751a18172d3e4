package com.offsideventures.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only under the names the operator lists ({@code ALLOWED_HOSTS}), where there is a list: {@code
 * crm.example.com}, {@code .example.com} for all names below, {@code *} for any. This machine's own names are always
 * allowed, the web tier calls by them; so are health checks, which come by address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AllowedHosts extends OncePerRequestFilter {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final List<String> allowed;

    AllowedHosts(@Value("${offside.allowed-hosts}") List<String> allowed) {
        this.allowed = allowed.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return allowed.isEmpty() || request.getRequestURI().startsWith("/health/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (allows(request.getServerName().toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private boolean allows(String host) {
        return THIS_MACHINE.contains(host) || allowed.stream().anyMatch(entry -> matches(entry, host));
    }

    private static boolean matches(String entry, String host) {
        return entry.equals("*")
                || entry.equals(host)
                || (entry.startsWith(".") && (host.endsWith(entry) || host.equals(entry.substring(1))));
    }
}
