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

    /**
     * The record whose {@code public static final Shape SHAPE} reads this body, for the API description; {@code
     * Void.class} where an annotation of the method describes the body.
     */
    Class<?> of() default Void.class;

    /** What of the shape the body holds, for the API description. */
    Form form() default Form.CREATE;

    /** The bodies that are made of one shape. */
    enum Form {
        /** All fields; those without an initial value are required. */
        CREATE,
        /** Some of the fields. */
        PATCH,
        /** Ids, and what to do with all of them. */
        BULK,
        /** All fields, of a request that makes no record. */
        REQUEST
    }
}
