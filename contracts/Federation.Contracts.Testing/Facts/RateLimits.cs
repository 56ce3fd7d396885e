namespace Federation.Contracts.Testing;

/// <summary>A source that asks to wait is left alone for as long as it asks.</summary>
internal sealed class RateLimits : ConformanceFact
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(120);

    public override async ValueTask<string?> WhyNotAsync(CaseTrial trial) => await Visited.WhyNotAsync(trial);

    public override async Task HoldAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        foreach (int visit in reference.Visits)
        {
            string what = $"HTTP 429 with Retry-After: 120, to request {visit + 1}";
            var run = await trial.ReadAsync(visit, _ => PartnerAnswer.Busy(Wait));

            // One of several servers may be busy: its record waits in quarantine, and the others come.
            if (visit > 0 && run.Complete)
            {
                Judging.LosesNothing(run, reference, what);
                continue;
            }

            Judging.Fails(run, what, FailureKind.RateLimited);
            var failure = BenchFailures.AsHostReports(run.Thrown!); // Fails has looked
            if (failure.RetryAfter != Wait) Judging.Broken($"{what}: the failure names {failure.RetryAfter?.ToString() ?? "no time"} in RetryAfter. AdapterContext.OpenAsync fills it in; after AdapterContext.Http the adapter has to.");
        }
    }
}
