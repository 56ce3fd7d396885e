namespace Federation.Contracts.Testing;

/// <summary>A source of nothing is not a source without listings.</summary>
internal sealed class EmptySource : ConformanceFact
{
    public override async ValueTask<string?> WhyNotAsync(CaseTrial trial) => await Visited.WhyNotAsync(trial);

    public override async Task HoldAsync(CaseTrial trial)
    {
        foreach (string blank in new[] { "", " \r\n\t\n" })
        {
            var run = await trial.ReadAsync(0, answer => answer with { Body = System.Text.Encoding.UTF8.GetBytes(blank) });
            Judging.Fails(run, blank.Length == 0 ? "An answer of no bytes" : "An answer of blanks", FailureKind.SourceChanged, FailureKind.Transient);
        }
    }
}

/// <summary>A server that cannot answer is tried again, and deletes nothing.</summary>
internal sealed class ServerErrors : ConformanceFact
{
    public override async ValueTask<string?> WhyNotAsync(CaseTrial trial) => await Visited.WhyNotAsync(trial);

    public override async Task HoldAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        foreach (int status in new[] { 500, 503 })
        {
            Judging.Fails(await trial.ReadAsync(0, _ => PartnerAnswer.Error(status)), $"HTTP {status}", FailureKind.Transient);
            foreach (int visit in reference.Visits.Skip(1)) Judging.LosesNothing(await trial.ReadAsync(visit, _ => PartnerAnswer.Error(status)), reference, $"HTTP {status} to request {visit + 1}");
        }
    }
}

/// <summary>A page to sign in, with status 200, is no data.</summary>
internal sealed class LoginPages : ConformanceFact
{
    public override async ValueTask<string?> WhyNotAsync(CaseTrial trial) => await Visited.WhyNotAsync(trial);

    public override async Task HoldAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        Judging.Fails(await trial.ReadAsync(0, _ => PartnerAnswer.LoginPage()), "A web page to sign in", FailureKind.SourceChanged, FailureKind.Authentication);
        foreach (int visit in reference.Visits.Skip(1)) Judging.LosesNothing(await trial.ReadAsync(visit, _ => PartnerAnswer.LoginPage()), reference, $"A web page to sign in for request {visit + 1}");
    }
}

/// <summary>For what disturbs an answer there has to be one.</summary>
internal static class Visited
{
    public static async ValueTask<string?> WhyNotAsync(CaseTrial trial) => (await trial.ReferenceAsync()).Answers.Count == 0 ? "the adapter opened and requested nothing" : null;
}
