package com.offsideventures.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller's {@code JsonNode} parameter that takes the request body: always a JSON object, whatever the
 * content type says.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonBody {

    /** Whether the request may come without a body, which then counts as an empty object. */
    boolean optional() default false;
}
