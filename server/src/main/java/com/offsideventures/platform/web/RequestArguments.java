package com.offsideventures.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Fills in the parameters of controllers that stand for a part of the request: {@link IfMatch}, {@link Listed}. */
@Component
class RequestArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class || parameter.hasParameterAnnotation(Listed.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return parameter.getParameterType() == IfMatch.class
                ? IfMatch.read(request.getHeader(HttpHeaders.IF_MATCH))
                : parameters(request);
    }

    private static Map<String, List<String>> parameters(NativeWebRequest request) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (http != null) {
            // A name without a value may come as null.
            http.getParameterMap()
                    .forEach((name, values) -> parameters.put(
                            name,
                            Arrays.stream(values)
                                    .map(value -> Objects.requireNonNullElse(value, ""))
                                    .toList()));
        }
        return parameters;
    }
}
