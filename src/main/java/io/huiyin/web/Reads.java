package io.huiyin.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that changes nothing: it takes in its body what must not stand in an address, such as a name. Repeating it does no
 * harm, so an Idempotency-Key is ignored and its answer is never kept.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Reads {}
