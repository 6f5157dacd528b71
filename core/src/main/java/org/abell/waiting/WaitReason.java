package org.abell.waiting;

import java.util.OptionalInt;

/**
 * Why a job does not run yet.
 *
 * @param text one sentence for the job's user
 * @param placeOfUser its place among the waiting jobs of its user, from 1; empty unless it waits
 * @param place its place among all waiting jobs
 */
public record WaitReason(long jobId, String text, OptionalInt placeOfUser, OptionalInt place) {}
