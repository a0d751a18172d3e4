package com.offsideventures.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller's {@code Map<String, List<String>>} parameter that takes all query parameters of a list, as sent.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Listed {

    /** The class whose {@code static final Listing LISTING} reads them, for the API description. */
    Class<?> value();
}
