package org.abell.waiting;

import java.util.OptionalInt;

/**
 * Why a job does not run yet.
 *
 * @param text one sentence for the job's user
 * @param own what the cluster that it waits at says itself, for admins; empty when it waits here
 * @param placeOfUser its place among the waiting jobs of its user, from 1; empty unless it waits
 * @param place its place among all waiting jobs
 */
public record WaitReason(
    long jobId, String text, String own, OptionalInt placeOfUser, OptionalInt place) {}
