package com.offsideventures.testing;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.record.Via;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Takes the actor from the header {@code X-Test-Actor: 7 regular}. */
@TestConfiguration(proxyBeanMethods = false)
public class Signed implements WebMvcConfigurer {

    @Bean
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .build();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Actor.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binders) {
                String[] words = Objects.requireNonNull(request.getHeader("X-Test-Actor"))
                        .split(" ", -1);
                return new Actor(Long.valueOf(words[0]), Choice.get(Role.class, words[1]), false, Via.API);
            }
        });
    }
}
