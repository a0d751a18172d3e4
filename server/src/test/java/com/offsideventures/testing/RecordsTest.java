package com.offsideventures.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** A {@link ServerTest} over {@code MockMvcTester}, with {@link Given}, {@link Fixtures} and a {@link StatementCount}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@AutoConfigureMockMvc
@Import({Given.class, Fixtures.class, StatementCount.class})
public @interface RecordsTest {}
