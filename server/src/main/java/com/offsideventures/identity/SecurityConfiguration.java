package com.offsideventures.identity;

import com.offsideventures.platform.web.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Which requests get through, and how those are told that do not. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** The authority of who may use the administration. */
    static final String ADMINISTERS = "administers";

    private final HandlerExceptionResolver problems;

    SecurityConfiguration(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Bean
    SecurityFilterChain doors(HttpSecurity http, Sessions sessions, ApiTokens apiTokens, RequestThrottle throttle) {
        // No cookies, so no forged requests; no pages, so no forms. Headers are set for all answers, before this chain.
        return http.csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerSignIn(sessions, apiTokens, throttle, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // A second pass over a request that was let in: its answer is being finished.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(Doors.ADMINISTRATION)
                        .hasAuthority(ADMINISTERS)
                        .requestMatchers(Doors.SIGNED_IN)
                        .authenticated()
                        .requestMatchers(Doors.METRICS)
                        .access((signedIn, request) -> new AuthorizationDecision(
                                ClientAddress.isInternal(request.getRequest().getRemoteAddr())))
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, refused) -> answer(request, response, Refusal.MISSING.onApi()))
                        .accessDeniedHandler(
                                (request, response, refused) -> answer(request, response, Problem.forbidden())))
                .build();
    }

    /** Unknown methods are answered by the routes, with 405 and what is allowed. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejected() {
        return (request, response, rejected) ->
                answer(request, response, Problem.badRequest("The address or a header of the request is malformed."));
    }

    /** The stored form names how it was made, so that tomorrow's way can live next to today's. */
    @Bean
    PasswordEncoder passwordEncoder(IdentitySettings settings) {
        return new DelegatingPasswordEncoder(
                "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(settings.passwordCost())));
    }

    /** There are no users but ours: without this bean the framework makes one and prints its password. */
    @Bean
    UserDetailsService noOtherUsers() {
        return name -> {
            throw new UsernameNotFoundException("");
        };
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        problems.resolveException(request, response, null, problem);
    }
}
