package com.offsideventures.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * A {@link RecordsTest} with a database for itself, which the first test fills with a generated workspace ({@code
 * ScaledSeed.write(Scale.S)}, about 15 s). All test classes marked with it share that
 * database: they read it, or add rows that change no other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RecordsTest
@Import(Plans.class)
@TestPropertySource(properties = "test.database=large")
public @interface LargeWorkspaceTest {}
